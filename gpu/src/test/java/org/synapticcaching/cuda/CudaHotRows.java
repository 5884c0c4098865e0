package org.synapticcaching.cuda;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.PopulationContract;
import org.synapticcaching.contract.WeightsContract;

/** Fewer hot rows than there is room for: some, with cold ones beside them, and none. */
abstract class CudaHotRows {
  private static final BackendUnderTest SOME = with(3);
  private static final BackendUnderTest NONE = with(0);

  private static BackendUnderTest with(int rows) {
    return BackendUnderTest.float32(new CudaBackend(CudaDivision.USUAL.withHotRows(rows)));
  }

  @Nested
  class SomeWeights extends WeightsContract {
    SomeWeights() {
      super(SOME);
    }
  }

  @Nested
  class SomePopulations extends PopulationContract {
    SomePopulations() {
      super(SOME);
    }
  }

  @Nested
  class NoWeights extends WeightsContract {
    NoWeights() {
      super(NONE);
    }
  }

  @Nested
  class NoPopulations extends PopulationContract {
    NoPopulations() {
      super(NONE);
    }
  }
}
