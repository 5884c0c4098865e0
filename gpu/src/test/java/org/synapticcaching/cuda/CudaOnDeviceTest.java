package org.synapticcaching.cuda;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.PerceptronContract;
import org.synapticcaching.contract.PerceptronThresholdContract;
import org.synapticcaching.device.DeviceBackendContract;

class CudaOnDeviceTest extends DeviceBackendContract {
  @Override
  protected BackendUnderTest tested() {
    return BackendUnderTest.float32(new CudaBackend());
  }

  @Nested
  class PerceptronThresholds extends PerceptronThresholdContract {
    PerceptronThresholds() {
      super(tested());
    }
  }

  @Nested
  class Perceptrons extends PerceptronContract {
    Perceptrons() {
      super(tested());
    }
  }
}
