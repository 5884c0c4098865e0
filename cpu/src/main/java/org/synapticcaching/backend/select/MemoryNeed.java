package org.synapticcaching.backend.select;

import java.util.Locale;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;

/**
 * Java's memory that a population and its patterns take at most, to be compared with what there is
 * before anything is read or allocated. Backends on a device check the device's memory themselves.
 *
 * @param bytes at most, >= 0
 * @param precision of the backend
 */
public record MemoryNeed(long bytes, Precision precision) {
  /** Java keeps part of its memory free for its garbage collection. */
  private static final double USABLE = 0.9;

  /**
   * What a population of this backend takes to learn a data set: the population, and each pattern's
   * inputs stored once more in the backend's own layout. The data themselves are not counted.
   */
  public static MemoryNeed of(Backend backend, PopulationSpec spec, DataSet data) {
    long inputs = inputs(data.train()) + inputs(data.test());
    return new MemoryNeed(backend.bytes(spec) + inputs, backend.precision());
  }

  private static long inputs(Patterns patterns) {
    return (long) patterns.size() * patterns.inputs() * Float.BYTES;
  }

  /** What Java may use on this machine for populations, data sets not counted. */
  public static long available() {
    return (long) (USABLE * Runtime.getRuntime().maxMemory());
  }

  /** Whether it is more than is available. */
  public boolean exceeds(long available) {
    return bytes > available;
  }

  /** One line: what needs how much, what is available, and what to do. */
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
