package org.synapticcaching.device.population;

import org.synapticcaching.model.Activation;

/** The numbers by which kernel sources know the choices of the model. */
public final class KernelCode {
  private KernelCode() {}

  /** {@code LOGISTIC}, {@code LEAKY_RELU}, {@code LINEAR}, {@code SOFTMAX}: 0 to 3. */
  public static int of(Activation activation) {
    return switch (activation) {
      case LOGISTIC -> 0;
      case LEAKY_RELU -> 1;
      case LINEAR -> 2;
      case SOFTMAX -> 3;
    };
  }
}
