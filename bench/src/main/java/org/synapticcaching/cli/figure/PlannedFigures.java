package org.synapticcaching.cli.figure;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.figure.FigurePlans;

/** A command that makes figures and has read its options. */
public interface PlannedFigures {
  /**
   * The figures that its options choose; their images are read.
   *
   * @param backend of those that use one
   * @throws org.synapticcaching.cli.options.UsageException when the options make no sense
   */
  FigurePlans plans(Backend backend);
}
