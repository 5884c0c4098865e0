package org.synapticcaching.backend;

/**
 * What a backend computes on, and how: the two facts that distinguish backends without their names.
 * Backends are listed in this order.
 */
public enum BackendDesign {
  /** On the processor, float64, dense: decides where rounding in the others would. */
  REFERENCE(false),
  /**
   * On the processor, fused kernels that exploit sparse activity: what {@code auto} starts from.
   */
  PROCESSOR(false),
  /** On a device of its own, one dense kernel at a time. */
  DEVICE_DENSE(true),
  /** On a device of its own, many presentations of a whole population in one launch. */
  DEVICE_FUSED(true);

  private final boolean onDevice;

  BackendDesign(boolean onDevice) {
    this.onDevice = onDevice;
  }

  /** Whether it computes on a device of its own rather than on the processor. */
  public boolean onDevice() {
    return onDevice;
  }
}
