package org.synapticcaching.figure.experiment.perceptron;

import java.util.List;

/**
 * Where runs come from: learned when they are asked for, or many at once on a device. There, asking
 * for one that has not been learned throws {@link NotYet}, and the same is asked again later.
 */
interface TrialSource {
  /** The run, learned. */
  TrialResult at(PerceptronTrial run);

  /**
   * Tells which runs will be asked for whatever becomes of them, so that they learn side by side.
   */
  default void announce(List<PerceptronTrial> runs) {}
}
