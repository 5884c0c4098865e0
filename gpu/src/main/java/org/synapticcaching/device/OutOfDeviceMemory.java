package org.synapticcaching.device;

import java.util.Locale;

/** The device has not enough free memory; the message says for what, how much, and what to do. */
public final class OutOfDeviceMemory extends IllegalStateException {
  private static final long serialVersionUID = 1L;
  private static final long KIB = 1024;

  private final String what;
  private final long needed;
  private final long free;

  OutOfDeviceMemory(String what, long needed, long free) {
    this(
        what,
        needed,
        free,
        "choose a smaller population or network, or end other programs that use the GPU"
            + " (nvidia-smi lists them)");
  }

  private OutOfDeviceMemory(String what, long needed, long free, String advice) {
    super(
        "out of device memory: %s needs %s, %s are free; %s"
            .formatted(what, amount(needed), amount(free), advice));
    this.what = what;
    this.needed = needed;
    this.free = free;
  }

  /** The bytes requested. */
  public long needed() {
    return needed;
  }

  /** The bytes that were free then. */
  public long free() {
    return free;
  }

  /**
   * This failure with the caller's advice, such as the population size that would fit, in place of
   * the general one.
   */
  public OutOfDeviceMemory withAdvice(String advice) {
    OutOfDeviceMemory advised = new OutOfDeviceMemory(what, needed, free, advice);
    advised.setStackTrace(getStackTrace());
    return advised;
  }

  /** Bytes as people read them, such as {@code 1.5 GiB}. */
  static String amount(long bytes) {
    if (bytes < KIB) {
      return bytes + " bytes";
    }
    double value = bytes;
    String unit = "";
    for (String next : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
      if (value < KIB) {
        break;
      }
      value /= KIB;
      unit = next;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, unit);
  }
}
