package org.synapticcaching.ejml;

import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronContract;

class EjmlPerceptronEngineTest extends PerceptronContract {
  @Override
  protected PerceptronEngine backend() {
    return Backends.perceptrons(new EjmlBackend());
  }
}
