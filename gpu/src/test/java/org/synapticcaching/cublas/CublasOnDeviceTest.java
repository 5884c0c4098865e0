package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnDevice;

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
