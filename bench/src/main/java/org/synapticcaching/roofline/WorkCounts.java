package org.synapticcaching.roofline;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.synapticcaching.roofline.Work.Place;
import org.synapticcaching.word.KnownWords;

/** The work of each benchmark, counted from its parameters by one class per kernel. */
public final class WorkCounts {
  private static final Map<String, BiFunction<Scored, DataFacts, Work>> COUNTS =
      Map.of("MemoryBenchmark.copy", (row, facts) -> copy(row));

  private WorkCounts() {}

  /**
   * What a row surely had to do for each of what its score counts.
   *
   * @throws IllegalArgumentException for a benchmark, a backend or a parameter that is not known
   */
  public static Work of(Scored row, DataFacts facts) {
    BiFunction<Scored, DataFacts, Work> count = COUNTS.get(row.benchmark());
    if (count == null) {
      throw new IllegalArgumentException(
          KnownWords.of("benchmark whose work is counted", COUNTS.keySet())
              .refusal(row.benchmark()));
    }
    return count.apply(row, facts);
  }

  /** Reads all bytes once and writes them once. */
  private static Work copy(Scored row) {
    double bytes = Double.parseDouble(row.parameter("mebibytes")) * (1 << 20);
    Place place =
        row.parameter("memory").equals("device") ? Place.CARD_FLOAT32 : Place.PROCESSOR_FLOAT32;
    return new Work("copy", place, 1, List.of(Pass.once("copy", 0, bytes, bytes)));
  }
}
