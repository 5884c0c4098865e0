package org.synapticcaching.cli;

import org.synapticcaching.cuda.Blas;
import picocli.CommandLine.Option;

/**
 * Option that trades exactness of matrix products on a graphics card for speed. A picocli mixin.
 */
final class Tf32Option {
  @Option(
      names = "--tf32",
      paramLabel = "on|off",
      converter = Choices.Switches.class,
      completionCandidates = Choices.Switches.class,
      description =
          "Whether matrix products on a GPU (cuBLAS) may round their inputs to 10 bits, which is"
              + " faster. Default: off.")
  private OnOff tf32;

  /**
   * Tells the device before it is opened.
   *
   * @return whether they may
   */
  boolean apply() {
    if (tf32 != null) {
      System.setProperty(Blas.TF32_PROPERTY, String.valueOf(tf32 == OnOff.ON));
    }
    return Boolean.getBoolean(Blas.TF32_PROPERTY);
  }
}
