package org.synapticcaching.backend;

/**
 * What a backend computes on, and how: the facts that distinguish backends without their names.
 * Backends are listed in this order.
 */
public enum BackendDesign {
  /** On the processor, float64, dense: decides where rounding in the others would. */
  REFERENCE(false, 2),
  /**
   * On the processor, fused kernels that exploit sparse activity: what {@code auto} starts from.
   */
  PROCESSOR(false, 7),
  /** On a device of its own, one dense kernel at a time. */
  DEVICE_DENSE(true, 2),
  /** On a device of its own, many presentations of a whole population in one launch. */
  DEVICE_FUSED(true, 3);

  private final boolean onDevice;
  private final int numbers;

  BackendDesign(boolean onDevice, int numbers) {
    this.onDevice = onDevice;
    this.numbers = numbers;
  }

  /** Whether it computes on a device of its own rather than on the processor. */
  public boolean onDevice() {
    return onDevice;
  }

  /**
   * The version of its numbers, to be raised above whenever the same settings and data come to give
   * other digits, here or in what all designs share, so that results from before are not mixed with
   * those from after. Tests hold each version to short runs that are kept with it.
   */
  public int numbers() {
    return numbers;
  }
}
