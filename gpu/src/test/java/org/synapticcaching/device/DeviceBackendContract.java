package org.synapticcaching.device;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendContract;

/** What backends that use CUDA compute, on a GPU. */
@OnDevice
public abstract class DeviceBackendContract extends BackendContract {
  @Nested
  class DevicePopulations extends DevicePopulationContract {
    DevicePopulations() {
      super(tested().backend());
    }
  }

  @Nested
  class Mnist extends MnistComparison {
    Mnist() {
      super(tested().backend());
    }
  }
}
