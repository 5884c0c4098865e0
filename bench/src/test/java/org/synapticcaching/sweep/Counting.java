package org.synapticcaching.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;

/**
 * Runs that learn nothing, but whose results tell which they are.
 *
 * @param backend that is not used
 * @param kind what they have in common
 * @param before is called with the number of a run before it is learned
 */
record Counting(Backend backend, String kind, IntConsumer before) implements RunGroup {
  static final Backend NOWHERE =
      new NamedBackend("simd", Availability.on("nothing"), Optional.empty());

  /** A run of this number, which takes this long. */
  record Run(Counting group, int number, double seconds) implements SweepRun {
    @Override
    public Object learning() {
      return number;
    }
  }

  /**
   * A plan whose points {@code kind} and {@code number} name group and run.
   *
   * @param seconds that each takes
   */
  static SweepPlan plan(double seconds, IntConsumer before, String... axes) {
    Grid grid = new Grid(Stream.of(axes).map(AxisWords::parse).toList());
    return new SweepPlan(grid, values -> read(values, seconds, before));
  }

  private static SweepPlan.Reader.Read read(
      Map<String, String> values, double seconds, IntConsumer before) {
    String id = Json.digest(values.toString()).substring(0, 16);
    Counting group = new Counting(NOWHERE, values.getOrDefault("kind", "any"), before);
    int number = Integer.parseInt(values.get("number"));
    return new SweepPlan.Reader.Read(id, new Run(group, number, seconds));
  }

  @Override
  public BackendChoice choice(AutomaticChoice auto, List<SweepRun> runs, int threads) {
    return new BackendChoice(backend, List.of());
  }

  @Override
  public String words() {
    return kind;
  }

  @Override
  public List<String> columns() {
    return List.of("square", "root", "kind", "even");
  }

  @Override
  public int mostTogether() {
    return 10;
  }

  @Override
  public long bytes(List<SweepRun> runs) {
    return 100;
  }

  @Override
  public void learn(List<SweepRun> runs, Backend on, BooleanSupplier cancelled, Learned learned) {
    for (int r = 0; r < runs.size() && !cancelled.getAsBoolean(); r++) {
      int number = ((Run) runs.get(r)).number();
      before.accept(number);
      learned.accept(
          r,
          Row.builder()
              .set("square", (long) number * number)
              .set("root", Math.sqrt(number))
              .set("kind", kind)
              .set("even", number % 2 == 0)
              .build());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counting counting && counting.kind.equals(kind);
  }

  @Override
  public int hashCode() {
    return kind.hashCode();
  }
}
