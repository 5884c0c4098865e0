package org.synapticcaching.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.backend.select.PopulationLoad;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * Networks of one shape that learn the same images by the same plan: on a device in one population,
 * on the processor one after another, each thread with some of its own. Runs that differ in prices
 * only are one, since no price changes what is learned.
 *
 * @param backend what computes
 * @param data what is learned
 * @param network shape, units and initial weights
 * @param plan when it is tested and when it ends
 * @param tf32 whether a device may round matrix products
 */
public record NetworkGroup(
    Backend backend, SweptData data, Network network, TrainingPlan plan, boolean tf32)
    implements RunGroup {
  private static final List<String> COLUMNS =
      Energies.columnsAfter("presentations", "epochs", "ending", "success", "accuracy");

  /** Runs that a card learns side by side: more than fill it. */
  static final int MOST_ON_DEVICE = 4096;

  /** Of all networks of a population; some 12 bytes each, of the smallest card's 16 GB. */
  private static final long SYNAPSES_ON_DEVICE = 1L << 29;

  /**
   * A network to be learned.
   *
   * @param replica everything in which it may differ from the others
   * @param prices under which its energy is told
   */
  public record Run(NetworkGroup group, Replica replica, EnergyModel prices) implements SweepRun {
    @Override
    public Object learning() {
      return replica;
    }

    @Override
    public double seconds() {
      return ExpectedSeconds.of(group, replica);
    }
  }

  @Override
  public BackendChoice choice(AutomaticChoice auto, List<SweepRun> runs, int threads) {
    List<Replica> replicas = runs.stream().map(run -> ((Run) run).replica()).distinct().toList();
    double[] seconds =
        replicas.stream().mapToDouble(each -> ExpectedSeconds.of(this, each)).toArray();
    double work = DoubleStream.of(seconds).sum();
    double longest = Math.min(work, DoubleStream.of(seconds).max().orElseThrow());
    return auto.of(List.of(new PopulationLoad(spec(replicas), work, longest)), threads);
  }

  @Override
  public String words() {
    String units = network.hidden().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "%s, %s hidden, %s, %s".formatted(network.id(), units, data.set().name(), backend.id());
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public int mostTogether() {
    return backend.prefersPopulations()
        ? (int) Math.max(1, Math.min(MOST_ON_DEVICE, SYNAPSES_ON_DEVICE / network.synapses()))
        : 1;
  }

  @Override
  public long bytes(List<SweepRun> runs) {
    List<Replica> replicas = runs.stream().map(run -> ((Run) run).replica()).distinct().toList();
    return backend.prefersPopulations()
        ? bytesOf(replicas)
        : replicas.stream().mapToLong(replica -> bytesOf(List.of(replica))).max().orElseThrow();
  }

  private long bytesOf(List<Replica> replicas) {
    return MemoryNeed.of(backend, spec(replicas), data.set()).bytes();
  }

  private PopulationSpec spec(List<Replica> replicas) {
    return new PopulationSpec(network, replicas, 1, tf32);
  }

  @Override
  public void learn(List<SweepRun> runs, Backend on, BooleanSupplier cancelled, Learned learned) {
    Map<Replica, List<Integer>> places = new LinkedHashMap<>();
    for (int r = 0; r < runs.size(); r++) {
      places.computeIfAbsent(((Run) runs.get(r)).replica(), any -> new ArrayList<>()).add(r);
    }
    List<Replica> replicas = List.copyOf(places.keySet());
    int together = on.prefersPopulations() ? replicas.size() : 1;
    for (int first = 0; first < replicas.size() && !cancelled.getAsBoolean(); first += together) {
      List<Replica> some = replicas.subList(first, first + together);
      train(
          some,
          on,
          cancelled,
          (replica, result) ->
              places
                  .get(some.get(replica))
                  .forEach(run -> learned.accept(run, row(result, (Run) runs.get(run)))));
    }
  }

  /** Receives the result of a replica that has ended by itself. */
  @FunctionalInterface
  private interface Ended {
    void accept(int replica, TrainingResult result);
  }

  private void train(List<Replica> replicas, Backend on, BooleanSupplier cancelled, Ended ended) {
    try (Population population = on.open(spec(replicas))) {
      TrainingRun.run(
          population,
          data.set(),
          plan,
          new TrainingListener() {
            @Override
            public boolean cancelled() {
              return cancelled.getAsBoolean();
            }

            @Override
            public void ended(int replica, TrainingResult result) {
              ended.accept(replica, result);
            }
          });
    }
  }

  private Row row(TrainingResult result, Run run) {
    Sample last = result.last();
    return Energies.into(
            Row.builder()
                .set("presentations", last.presentations())
                .set("epochs", (double) last.presentations() / data.set().train().size())
                .set("ending", result.ending().id())
                .set("success", result.success())
                .set("accuracy", last.accuracy()),
            last.ledger().under(run.prices()))
        .build();
  }
}
