package org.synapticcaching.cuda;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.PopulationContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** Populations and weights, with several blocks for each network of one hidden layer. */
@OnEmulation
class CudaSlicesTest extends PopulationContract {
  @Override
  protected Backend backend() {
    return new CudaBackend(3, CudaTraining.MOST_VISITS);
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
