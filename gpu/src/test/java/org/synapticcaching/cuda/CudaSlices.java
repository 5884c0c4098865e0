package org.synapticcaching.cuda;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.LocalThresholdContract;
import org.synapticcaching.contract.PopulationContract;
import org.synapticcaching.contract.RuleContract;
import org.synapticcaching.contract.RulePopulationContract;
import org.synapticcaching.contract.StochasticContract;
import org.synapticcaching.contract.ThresholdPopulationContract;
import org.synapticcaching.contract.WeightsContract;
import org.synapticcaching.device.DevicePopulationContract;

/** Several blocks for each network of one hidden layer. */
abstract class CudaSlices {
  private static final BackendUnderTest SLICED =
      BackendUnderTest.float32(new CudaBackend(CudaDivision.USUAL.withSlices(3)));

  @Nested
  class Weights extends WeightsContract {
    Weights() {
      super(SLICED);
    }
  }

  @Nested
  class Thresholds extends ThresholdPopulationContract {
    Thresholds() {
      super(SLICED);
    }
  }

  @Nested
  class LocalThresholds extends LocalThresholdContract {
    LocalThresholds() {
      super(SLICED);
    }
  }

  @Nested
  class Stochastic extends StochasticContract {
    Stochastic() {
      super(SLICED);
    }
  }

  @Nested
  class Populations extends PopulationContract {
    Populations() {
      super(SLICED);
    }
  }

  @Nested
  class Rules extends RuleContract {
    Rules() {
      super(SLICED);
    }
  }

  @Nested
  class RulePopulations extends RulePopulationContract {
    RulePopulations() {
      super(SLICED);
    }
  }

  @Nested
  class DevicePopulations extends DevicePopulationContract {
    DevicePopulations() {
      super(SLICED.backend());
    }
  }
}
