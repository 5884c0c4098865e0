package org.synapticcaching.cli.options;

import org.synapticcaching.device.CublasHandle;
import picocli.CommandLine.Option;

/**
 * Option that trades exactness of matrix products on a graphics card for speed. A picocli mixin.
 */
public final class Tf32Option {
  @Option(
      names = "--tf32",
      paramLabel = "on|off",
      converter = EnumConverters.Switches.class,
      completionCandidates = EnumConverters.Switches.class,
      description =
          "Whether matrix products on a GPU (cuBLAS) may round their inputs to 10 bits, which is"
              + " faster. Default: off.")
  private OnOff tf32;

  /** Sets the property that the device reads when it is opened, or takes over its value. */
  void apply() {
    if (tf32 != null) {
      System.setProperty(CublasHandle.TF32_PROPERTY, String.valueOf(tf32 == OnOff.ON));
    }
    tf32 = OnOff.of(Boolean.getBoolean(CublasHandle.TF32_PROPERTY));
  }
}
