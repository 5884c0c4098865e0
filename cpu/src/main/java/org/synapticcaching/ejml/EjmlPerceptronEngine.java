package org.synapticcaching.ejml;

import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;

/**
 * The plain way: float64, one presentation after the other in the order of the published script.
 * What the fast ones are compared with, and what decides where rounding would.
 */
public final class EjmlPerceptronEngine implements PerceptronEngine {
  @Override
  public String id() {
    return "ejml";
  }

  @Override
  public Availability availability() {
    return Availability.on(System.getProperty("os.arch") + " processor");
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    return new EjmlPerceptronLearner(task);
  }
}
