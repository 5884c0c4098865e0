package org.synapticcaching.device.population;

/** The numbers by which kernel sources know the choices of the model. */
public final class KernelCode {
  private KernelCode() {}

  /**
   * The number of a choice: kernels list the same choices in the same order, from 0, which a test
   * compares constant by constant.
   */
  public static int of(Enum<?> choice) {
    return choice.ordinal();
  }
}
