package org.synapticcaching.cublas;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.LocalThresholdContract;
import org.synapticcaching.device.EmulatedBackendContract;

class CublasBackendTest extends EmulatedBackendContract {
  @Override
  protected BackendUnderTest tested() {
    return BackendUnderTest.float32(new CublasBackend());
  }

  @Nested
  class LocalThresholds extends LocalThresholdContract {
    LocalThresholds() {
      super(tested());
    }
  }
}
