package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.contract.PerceptronContract;
import org.synapticcaching.device.OnEmulation;

/** The contract of perceptron backends, on the emulation. */
@OnEmulation
class CudaPerceptronEngineTest extends PerceptronContract {
  @Override
  protected PerceptronEngine backend() {
    return new CudaPerceptronEngine();
  }
}
