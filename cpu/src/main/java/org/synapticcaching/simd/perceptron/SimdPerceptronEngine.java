package org.synapticcaching.simd.perceptron;

import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.simd.SimdBackend;

/**
 * The fast way: fields of all patterns at once, from error to error (shortcut 4 of the model), and
 * vectors over synapses where each decays and consolidates by itself.
 */
public final class SimdPerceptronEngine implements PerceptronEngine {
  @Override
  public String id() {
    return "simd";
  }

  @Override
  public Availability availability() {
    return new SimdBackend().availability();
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    Availability availability = availability();
    if (!availability.available()) {
      throw new IllegalStateException("simd: " + availability.reason());
    }
    return new SimdPerceptronLearner(task);
  }
}
