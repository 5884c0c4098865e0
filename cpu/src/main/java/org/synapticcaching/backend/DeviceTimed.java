package org.synapticcaching.backend;

import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;

/**
 * Something that computes on a device of its own and measures, with that device's clock, how long
 * the device was at work. A {@link Population}, a {@link PerceptronLearner} or a {@link
 * PerceptronEngine} may be one; those that compute on the processor are not.
 */
public interface DeviceTimed {
  /**
   * Device time of learning so far: from the first to the last thing the device did in each call of
   * {@code train} (or {@code learn}, {@code learnAll}), added up over all calls since this object
   * was made. Never falls. Waits until the device has done all its work, so that wall time up to
   * the return of this method includes it.
   *
   * @return milliseconds, >= 0
   */
  double deviceMilliseconds();
}
