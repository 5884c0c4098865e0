package org.synapticcaching.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.console.Progress;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.machine.SystemFiles;
import org.synapticcaching.roofline.BoundColumns;
import org.synapticcaching.roofline.CeilingMeasurement;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.suite.fork.ForkFiles;
import org.synapticcaching.suite.fork.ForkMeter;
import org.synapticcaching.suite.fork.JmhForkMeter;
import org.synapticcaching.suite.fork.JmhLock;
import org.synapticcaching.suite.fork.JmhOutput;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Environment;
import org.synapticcaching.suite.summary.SummaryColumns;
import org.synapticcaching.suite.summary.SummaryRow;

/**
 * Measures suites into a folder, on from what is there.
 *
 * @param settings what all forks have in common
 * @param plan which rows, and for how long
 * @param folder that gets everything
 * @param environment what it is measured on
 * @param progress begins to show the user how far something is: its name, and what is counted
 * @param notice receives single lines for the user
 * @param cancelled whether to stop early
 */
public record SuiteJob(
    SuiteSettings settings,
    SuitePlan plan,
    SuiteFolder folder,
    SuiteEnvironment environment,
    BiFunction<String, String, Progress> progress,
    Consumer<String> notice,
    BooleanSupplier cancelled) {
  private static final String TASK = "bench";

  /**
   * Measures what is missing, and writes what there is. The caller holds the {@link JmhLock}.
   *
   * @throws IOException when something is in the way of the files
   */
  public SuiteRun run() throws IOException {
    long start = System.nanoTime();
    SuiteOutputs outputs = new SuiteOutputs(folder.path());
    OutputFolder.prepare(folder.path());
    outputs.requireWritable();
    OutputFolder.prepare(folder.forks());
    Environment before = begun();
    outputs.environment(before);
    settings.write(folder.forks());
    Optional<Ceilings> ceilings = ceilings();
    SuiteOutcome outcome = measure();
    double seconds = before.seconds() + (System.nanoTime() - start) * 1e-9;
    List<SummaryRow> rows = new ArrayList<>();
    for (BenchRow row : outputs.results(outcome)) {
      rows.add(SummaryRow.of(row, ceilings.orElseThrow(), environment.facts()));
    }
    List<String> warnings = new ArrayList<>();
    if (!rows.isEmpty()) {
      outputs.summary(rows, SummaryColumns.all(environment.energy().meters()));
      warnings.addAll(outputs.plots(rows, ceilings.orElseThrow()));
      for (SummaryRow row : rows) {
        row.bound()
            .flatMap(bound -> BoundColumns.doubt(row.words(), bound))
            .ifPresent(warnings::add);
      }
    }
    Environment after =
        SuiteEnvironment.at(before, Math.round(seconds * 10) / 10.0, outcome.complete());
    outputs.environment(after);
    return new SuiteRun(
        folder,
        after,
        rows,
        outcome.failures(),
        outcome.finished(),
        outcome.planned(),
        outcome.interrupted(),
        warnings);
  }

  /** Of a run that goes on, start, load and time so far are those of its beginning. */
  private Environment begun() throws IOException {
    Path file = folder.path().resolve(BenchFolder.ENVIRONMENT);
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    double load = SystemFiles.ofThisMachine().load().orElse(Double.NaN);
    if (!Files.exists(file)) {
      return environment.of(folder, settings, now, load);
    }
    Environment old = Environment.read(file);
    Environment again = environment.of(folder, settings, old.started(), old.loadAtStart());
    return SuiteEnvironment.at(again, old.seconds(), false);
  }

  /** Measured once for a run; empty when the user stopped it. */
  private Optional<Ceilings> ceilings() throws IOException {
    Path file = folder.path().resolve(BenchFolder.CEILINGS);
    if (Files.exists(file)) {
      return Optional.of(Ceilings.read(file));
    }
    CeilingMeasurement measurement =
        new CeilingMeasurement(
            environment.command(),
            environment.version(),
            CeilingMeasurement.Effort.of(settings.quick()));
    notice.accept("measuring what this machine can do at most, some seconds");
    try (Progress shown = progress.apply("ceilings", "rates")) {
      Ceilings ceilings = measurement.measure(shown);
      ceilings.write(file);
      return Optional.of(ceilings);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private SuiteOutcome measure() throws IOException {
    try (JmhOutput output = new JmhOutput(folder.log());
        Progress shown = progress.apply(TASK, "forks")) {
      ForkMeter meter =
          new JmhForkMeter(
              plan.effort(), environment.flags(), environment.energy().profilers(), output.log());
      return new SuiteRunner(plan, meter, cancelled, shown)
          .run(new ForkFiles(folder.forks(), notice));
    }
  }
}
