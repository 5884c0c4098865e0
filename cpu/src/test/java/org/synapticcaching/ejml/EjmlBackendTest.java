package org.synapticcaching.ejml;

import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.ProcessorContract;
import org.synapticcaching.contract.Tolerance;

class EjmlBackendTest extends ProcessorContract {
  @Override
  protected BackendUnderTest tested() {
    return new BackendUnderTest(new EjmlBackend(), Tolerance.FLOAT64, new Float64());
  }

  private static final class Float64 implements BackendUnderTest.Reader {
    @Override
    public double[] outputs(Population population, int replica) {
      return ((EjmlPopulation) population).exactOutputs(replica);
    }

    @Override
    public double[] weights(Population population, int replica, int layer, WeightPart part) {
      return ((EjmlPopulation) population).exactWeights(replica, layer, part);
    }
  }
}
