package org.synapticcaching.cli.options;

import org.synapticcaching.backend.PopulationSpec;
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

  /** Without the option, what the system property says. */
  void complete() {
    if (tf32 == null) {
      tf32 = OnOff.of(Boolean.getBoolean(PopulationSpec.TF32_PROPERTY));
    }
  }

  /** Whether they may. */
  public boolean allowed() {
    return tf32 == OnOff.ON;
  }
}
