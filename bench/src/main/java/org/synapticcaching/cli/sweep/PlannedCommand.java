package org.synapticcaching.cli.sweep;

import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.sweep.SweepPlan;

/** A command of a sweep that has read its options. */
public interface PlannedCommand {
  /**
   * The plan that its options make.
   *
   * @param automatic the backend of points that leave the choice to us; empty for that of the
   *     processor
   * @throws org.synapticcaching.cli.options.UsageException when they make no sense
   */
  SweepPlan plan(Optional<Backend> automatic);
}
