package org.synapticcaching.device;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendContract;

/** What backends that use CUDA compute, on the emulated device. */
@OnEmulation
public abstract class EmulatedBackendContract extends BackendContract {
  @Nested
  class DevicePopulations extends DevicePopulationContract {
    DevicePopulations() {
      super(tested().backend());
    }
  }

  @Nested
  class Digits extends DigitsComparison {
    Digits() {
      super(tested().backend());
    }
  }
}
