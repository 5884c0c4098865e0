package org.synapticcaching.fused;

import org.synapticcaching.backend.PerceptronBackend;
import org.synapticcaching.backend.PerceptronContract;
import org.synapticcaching.cuda.OnEmulation;

/** The contract of perceptron backends, on the emulation. */
@OnEmulation
class FusedPerceptronTest extends PerceptronContract {
  @Override
  protected PerceptronBackend backend() {
    return new FusedPerceptron();
  }
}
