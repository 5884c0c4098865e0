package org.synapticcaching.cublas;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.PopulationContract;
import org.synapticcaching.contract.WeightsContract;
import org.synapticcaching.device.OnEmulation;

/** How populations behave when every matrix counts as large: one call of cuBLAS per network. */
@OnEmulation
class SingleProductsTest {
  private static final BackendUnderTest SINGLE = BackendUnderTest.float32(new CublasBackend(1));

  @Nested
  class Weights extends WeightsContract {
    Weights() {
      super(SINGLE);
    }
  }

  @Nested
  class Populations extends PopulationContract {
    Populations() {
      super(SINGLE);
    }
  }
}
