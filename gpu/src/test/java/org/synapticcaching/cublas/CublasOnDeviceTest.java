package org.synapticcaching.cublas;

import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.device.DeviceBackendContract;

class CublasOnDeviceTest extends DeviceBackendContract {
  @Override
  protected BackendUnderTest tested() {
    return BackendUnderTest.float32(new CublasBackend());
  }
}
