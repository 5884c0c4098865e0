package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronContract;
import org.synapticcaching.cuda.CudaBackend;
import org.synapticcaching.device.OnEmulation;

/** The contract of perceptron backends, on the emulation. */
@OnEmulation
class CudaPerceptronEngineTest extends PerceptronContract {
  @Override
  protected PerceptronEngine backend() {
    return Backends.perceptrons(new CudaBackend());
  }
}
