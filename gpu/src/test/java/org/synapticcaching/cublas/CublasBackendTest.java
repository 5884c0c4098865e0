package org.synapticcaching.cublas;

import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.device.EmulatedBackendContract;

class CublasBackendTest extends EmulatedBackendContract {
  @Override
  protected BackendUnderTest tested() {
    return BackendUnderTest.float32(new CublasBackend());
  }
}
