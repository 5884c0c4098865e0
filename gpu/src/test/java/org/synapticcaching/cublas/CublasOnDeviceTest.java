package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnDevice;

/** The contract on a GPU. */
@OnDevice
class CublasOnDeviceTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CublasBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
