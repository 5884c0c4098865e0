package org.synapticcaching.cuda;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnDevice;

/** The contract on a GPU. */
@OnDevice
class CudaOnDeviceTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CudaBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
