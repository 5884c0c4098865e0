package org.synapticcaching.fused;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnEmulation;

/** Populations and weights, with several blocks for each network of one hidden layer. */
@OnEmulation
class FusedSlicesTest extends PopulationContract {
  @Override
  protected Backend backend() {
    return new FusedBackend(3, FusedTraining.MOST_VISITS);
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
