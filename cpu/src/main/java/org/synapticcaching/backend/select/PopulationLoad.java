package org.synapticcaching.backend.select;

import org.synapticcaching.backend.PopulationSpec;

/**
 * Networks that will be trained, as far as is known beforehand: what {@code auto} decides by.
 *
 * @param population that they would be on a device; spread over threads on the processor
 * @param work expected of all of them together, > 0, in units of time of one processor thread
 * @param longest the part of it of the network that takes longest, > 0, at most {@code work}
 */
public record PopulationLoad(PopulationSpec population, double work, double longest) {
  public PopulationLoad {
    if (!(longest > 0) || !(longest <= work) || Double.isInfinite(work)) {
      throw new IllegalArgumentException(
          "a load needs work > 0 and no more in its longest part, got " + work + ", " + longest);
    }
  }
}
