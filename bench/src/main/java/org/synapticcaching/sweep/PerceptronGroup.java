package org.synapticcaching.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Perceptrons, whatever their sizes: those of one task are learned from patterns that are drawn or
 * read once, and those that differ in prices only are one.
 *
 * @param backend what computes
 */
public record PerceptronGroup(Backend backend) implements RunGroup {
  /** Of a threshold that has set itself. */
  private static final String THRESHOLD = "thresholdAtEnd";

  private static final List<String> COLUMNS =
      Stream.concat(
              Energies.columnsAfter("presentations", "epochs", "updates", "success").stream(),
              Stream.of(THRESHOLD))
          .toList();

  /** Of one number of a pattern: as a byte, and as a double where a backend wants it so. */
  private static final int BYTES_PER_INPUT = 9;

  /**
   * Patterns to be learned.
   *
   * @param name equal for equal patterns
   * @param synapses number of inputs, N
   * @param patterns number of patterns, P
   * @param read draws or reads them
   */
  public record Patterns(Object name, int synapses, int patterns, Supplier<PerceptronTask> read) {}

  /**
   * A perceptron to be learned.
   *
   * @param patterns what it learns
   * @param spec how
   * @param prices under which its energy is told
   */
  public record Run(
      PerceptronGroup group, Patterns patterns, PerceptronSpec spec, EnergyModel prices)
      implements SweepRun {
    @Override
    public Object learning() {
      return List.of(patterns.name(), spec);
    }

    @Override
    public double seconds() {
      return ExpectedSeconds.ofPerceptron(patterns.synapses(), patterns.patterns(), spec);
    }
  }

  @Override
  public BackendChoice choice(AutomaticChoice auto, List<SweepRun> runs, int threads) {
    List<PerceptronLoad> loads =
        runs.stream().map(Run.class::cast).map(PerceptronGroup::load).toList();
    return auto.learningPerceptrons().ofPerceptrons(loads, threads);
  }

  private static PerceptronLoad load(Run run) {
    Patterns patterns = run.patterns();
    return new PerceptronLoad(
        patterns.synapses(),
        patterns.patterns(),
        run.spec().consolidation().policy() != ConsolidationPolicy.NONE,
        1,
        ExpectedSeconds.updates(patterns.synapses(), patterns.patterns(), run.spec()));
  }

  @Override
  public String words() {
    return "perceptrons, " + backend.id();
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public int mostTogether() {
    return backend.prefersPopulations() ? NetworkGroup.MOST_ON_DEVICE : 1;
  }

  @Override
  public long bytes(List<SweepRun> runs) {
    return runs.stream().map(Run.class::cast).mapToLong(PerceptronGroup::bytes).max().orElse(0);
  }

  private static long bytes(Run run) {
    return (long) BYTES_PER_INPUT * run.patterns().synapses() * run.patterns().patterns();
  }

  @Override
  public void learn(List<SweepRun> runs, Backend on, BooleanSupplier cancelled, Learned learned) {
    Backends.perceptrons(on).learnAll(new Trials(runs, cancelled, learned), 1);
  }

  /** The runs, task by task. */
  private static final class Trials implements TrialQueue {
    private final BooleanSupplier cancelled;
    private final Learned learned;
    private final List<Run> runs;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private final Map<PerceptronTrials, Task> handedOut = new IdentityHashMap<>();

    /** The places of the runs of one task, by what they learn. */
    private record Task(Patterns patterns, Map<PerceptronSpec, List<Integer>> places) {}

    Trials(List<SweepRun> all, BooleanSupplier cancelled, Learned learned) {
      this.cancelled = cancelled;
      this.learned = learned;
      this.runs = all.stream().map(Run.class::cast).toList();
      Map<Object, Task> tasks = new LinkedHashMap<>();
      for (int r = 0; r < runs.size(); r++) {
        Patterns patterns = runs.get(r).patterns();
        tasks
            .computeIfAbsent(patterns.name(), any -> new Task(patterns, new LinkedHashMap<>()))
            .places()
            .computeIfAbsent(runs.get(r).spec(), any -> new ArrayList<>())
            .add(r);
      }
      waiting.addAll(tasks.values());
    }

    @Override
    public Optional<PerceptronTrials> poll() {
      Task next = waiting.poll();
      if (next == null) {
        return Optional.empty();
      }
      PerceptronTrials trials =
          new PerceptronTrials(next.patterns().read(), List.copyOf(next.places().keySet()));
      handedOut.put(trials, next);
      return Optional.of(trials);
    }

    @Override
    public void complete(PerceptronTrials trials, int k, PerceptronResult result) {
      handedOut
          .get(trials)
          .places()
          .get(trials.specs().get(k))
          .forEach(run -> learned.accept(run, row(result, runs.get(run).prices())));
    }

    @Override
    public boolean cancelled() {
      return cancelled.getAsBoolean();
    }
  }

  private static Row row(PerceptronResult result, EnergyModel prices) {
    Row.Builder row =
        Energies.into(
            Row.builder()
                .set("presentations", result.presentations())
                .set("epochs", result.epochs())
                .set("updates", result.updates())
                .set("success", result.success()),
            result.under(prices));
    result.threshold().ifPresent(each -> row.set(THRESHOLD, each));
    return row.build();
  }
}
