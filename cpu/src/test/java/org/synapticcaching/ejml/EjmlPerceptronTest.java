package org.synapticcaching.ejml;

import org.synapticcaching.backend.PerceptronBackend;
import org.synapticcaching.backend.PerceptronContract;

class EjmlPerceptronTest extends PerceptronContract {
  @Override
  protected PerceptronBackend backend() {
    return new EjmlPerceptron();
  }
}
