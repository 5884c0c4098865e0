package org.synapticcaching.backend.select;

import java.util.Locale;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * How much of Java's memory a population needs, to be compared with what there is before anything
 * is allocated. An upper bound for the backends of the processor: w(0), l, s, a copy of w for tests
 * and one more while weights are drawn, each in the backend's number format, and one integer per
 * synapse whose changes are counted or that a fixed set may list; with each pattern's inputs stored
 * once more as the backend likes them. Backends on a device need no more than that here, and check
 * the device themselves.
 *
 * @param bytes at most so many, >= 0
 * @param precision of the backend
 */
public record MemoryNeed(long bytes, Precision precision) {
  private static final int NUMBERS_PER_SYNAPSE = 5;

  /** Java keeps part of its memory free to tidy up. */
  private static final double USABLE = 0.9;

  /** What a population of this backend needs to learn this data set, the data themselves not. */
  public static MemoryNeed of(Backend backend, PopulationSpec spec, DataSet data) {
    boolean counts = spec.replicas().stream().anyMatch(Replica::countsChanges);
    boolean lists =
        spec.replicas().stream()
            .anyMatch(replica -> replica.plasticity().rule() == PlasticityRule.FIXED_SYNAPSES);
    int integers = (counts ? 1 : 0) + (lists ? 1 : 0);
    long numbers = spec.network().synapses() * spec.replicas().size();
    long perSynapse = NUMBERS_PER_SYNAPSE * bytesOf(backend.precision()) + integers * Integer.BYTES;
    long inputs = inputs(data.train()) + inputs(data.test());
    return new MemoryNeed(numbers * perSynapse + inputs, backend.precision());
  }

  private static long bytesOf(Precision precision) {
    return precision == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
  }

  private static long inputs(Patterns patterns) {
    return (long) patterns.size() * patterns.inputs() * Float.BYTES;
  }

  /** What Java may use on this machine for populations, data sets not counted. */
  public static long available() {
    return (long) (USABLE * Runtime.getRuntime().maxMemory());
  }

  /** Whether that much is not there. */
  public boolean exceeds(long available) {
    return bytes > available;
  }

  /** One line: what needs how much, what there is, and what to do. */
  public String shortage(String what, long available) {
    return String.format(
        Locale.ROOT,
        "%s needs about %.1f GB of memory and Java may use %.1f GB; choose fewer hidden units%s,"
            + " or give Java more ('java -Xmx%dg -jar')",
        what,
        bytes * 1e-9,
        available * 1e-9,
        precision == Precision.FLOAT64 ? " or backend simd" : "",
        (long) Math.ceil(bytes / USABLE / (1L << 30)));
  }
}
