package org.synapticcaching.check.part;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.jmh.MeasuredOn;
import org.synapticcaching.machine.SpeedFlags;
import org.synapticcaching.roofline.Ceiling;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.roofline.Resource;
import org.synapticcaching.suite.CardRows;
import org.synapticcaching.suite.Circumstances;
import org.synapticcaching.suite.MeasuredEnergy;
import org.synapticcaching.suite.SuiteEnvironment;
import org.synapticcaching.suite.SuiteFolder;
import org.synapticcaching.suite.SuiteJob;
import org.synapticcaching.suite.SuitePlan;
import org.synapticcaching.suite.SuiteRun;
import org.synapticcaching.suite.SuiteSettings;
import org.synapticcaching.suite.fork.ForkFlags;
import org.synapticcaching.suite.fork.JmhForkMeter;
import org.synapticcaching.suite.fork.JmhLock;
import org.synapticcaching.suite.fork.RowFailure;
import org.synapticcaching.suite.fork.SuiteRow;
import org.synapticcaching.suite.result.BenchFolder;

/**
 * Measures the {@link CardRows} as {@code bench} would, into a folder that {@code compare} and
 * {@code report} read, named after what the numbers depend on. On an emulation a row of each
 * benchmark runs, and no number of it is kept.
 */
final class BenchmarkPart implements CheckPart {
  /** Folder of all runs in the folder of the card. */
  static final String FOLDER = "benchmarks";

  private static final int NAME_LENGTH = 8;

  @Override
  public PartResult run(Context context) throws IOException {
    List<Backend> backends = new ArrayList<>();
    backends.add(Computing.onProcessor());
    backends.addAll(Computing.onCard());
    JmhLock lock = JmhLock.take();
    try {
      return context.scale().emulated() ? onlyRun(context, backends) : measure(context, backends);
    } finally {
      lock.close();
    }
  }

  private static PartResult onlyRun(Context context, List<Backend> backends) {
    SuitePlan plan = CardRows.smallest(backends);
    // What JMH prints has times in it, and here they are times of nothing.
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    JmhForkMeter meter =
        new JmhForkMeter(
            plan.effort(), List.of("-D" + MeasuredOn.ONLY_RUN + "=true"), Map.of(), nowhere);
    List<String> problems = new ArrayList<>();
    for (SuiteRow row : plan.rows()) {
      if (context.cancelled().getAsBoolean()) {
        break;
      }
      try {
        meter.measure(row, context.cancelled(), () -> {});
      } catch (RowFailure failure) {
        problems.add(row.words() + ": " + failure.getMessage());
      }
    }
    new TestShare(context.scale()).run();
    return new PartResult(
        "%s benchmarks run; nothing is measured on an emulation".formatted(plan.rows().size()),
        BenchmarkFindings.ids().stream().map(Finding::emulated).toList(),
        problems);
  }

  private static PartResult measure(Context context, List<Backend> backends) throws IOException {
    DataSet data = context.scale().data(System.out::println);
    String words = "%s, %d training patterns".formatted(data.name(), data.train().size());
    ForkFlags flags =
        ForkFlags.of(ManagementFactory.getRuntimeMXBean().getInputArguments(), SpeedFlags.all());
    SuitePlan plan = CardRows.plan(backends, Computing.threads());
    Map<String, String> circumstances = Circumstances.here(flags.handedOn(), backends, words);
    SuiteSettings settings =
        new SuiteSettings(
            plan.rows().stream().map(SuiteRow::suite).distinct().toList(),
            false,
            backends.stream().map(Backend::id).toList(),
            plan.forks(),
            circumstances);
    SuiteFolder folder =
        new SuiteFolder(context.folder().resolve(FOLDER).resolve(name(circumstances)));
    Path ceilings = folder.path().resolve(BenchFolder.CEILINGS);
    if (context.fresh()) {
      forget(folder);
    }
    useCeilings(context.folder().resolve(CeilingPart.FILE), ceilings);
    SuiteEnvironment environment =
        new SuiteEnvironment(
            context.command(),
            context.version(),
            flags.handedOn(),
            backends,
            words,
            DataFacts.of(data.train()),
            MeasuredEnergy.here(folder, System.out::println));
    SuiteRun run =
        new SuiteJob(
                settings,
                plan,
                folder,
                environment,
                (task, unit) -> Progress.SILENT,
                System.out::println,
                context.cancelled())
            .run();
    List<String> problems = new ArrayList<>(run.warnings());
    run.failures().forEach((row, why) -> problems.add(row.words() + ": " + why));
    List<Finding> findings =
        new ArrayList<>(
            new BenchmarkFindings(
                    run.rows(),
                    Computing.fused().id(),
                    Computing.onProcessor().id(),
                    copyRate(ceilings))
                .all());
    if (!context.cancelled().getAsBoolean()) {
      findings.add(new TestShare(context.scale()).run());
    }
    return new PartResult(
        "%s of %s rows measured, in %s".formatted(run.rows().size(), run.planned(), folder.path()),
        findings,
        problems);
  }

  /** Bytes per second of a copy within the card's memory; NaN where it was not measured. */
  private static double copyRate(Path ceilings) throws IOException {
    return Files.exists(ceilings)
        ? Ceilings.read(ceilings).ceilings().stream()
            .filter(each -> each.id().equals(Resource.CARD_MEMORY.id()))
            .mapToDouble(Ceiling::value)
            .findFirst()
            .orElse(Double.NaN)
        : Double.NaN;
  }

  /** Removes the forks and the ceilings of an earlier run, so that all is measured again. */
  private static void forget(SuiteFolder folder) throws IOException {
    Files.deleteIfExists(folder.path().resolve(BenchFolder.CEILINGS));
    if (Files.isDirectory(folder.forks())) {
      try (DirectoryStream<Path> forks = Files.newDirectoryStream(folder.forks())) {
        for (Path fork : forks) {
          Files.delete(fork);
        }
      }
    }
  }

  /** Those that the stage before has measured count here too. */
  private static void useCeilings(Path measured, Path here) throws IOException {
    if (Files.exists(measured) && !Files.exists(here)) {
      OutputFolder.prepare(here.getParent());
      AtomicFile.write(here, Files.readAllBytes(measured));
    }
  }

  /** Runs of other circumstances are not mixed, and each is kept. */
  private static String name(Map<String, String> circumstances) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(circumstances.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
