package org.synapticcaching.ejml;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;

class EjmlBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new EjmlBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT64;
  }

  @Override
  protected double[] outputs(Population population, int replica) {
    return ((EjmlPopulation) population).exactOutputs(replica);
  }

  @Override
  protected double[] weights(Population population, int replica, int layer, WeightPart part) {
    return ((EjmlPopulation) population).exactWeights(replica, layer, part);
  }
}
