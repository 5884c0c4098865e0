package org.synapticcaching.suite.result;

import java.util.List;

/**
 * How a row was measured, as far as JMH tells.
 *
 * @param threads that called the benchmark, >= 1; 0 where it is unknown
 * @param warmup iterations and time, such as {@code 5 x 1 s}
 * @param measurement iterations and time, such as {@code 5 x 1 s}
 * @param java name and version of the virtual machine
 * @param flags of the virtual machine
 */
public record Setting(
    int threads, String warmup, String measurement, String java, List<String> flags) {
  /** Of a row that was not read from JMH's results. */
  public static final Setting UNKNOWN = new Setting(0, "", "", "", List.of());

  public Setting {
    flags = List.copyOf(flags);
  }
}
