package org.synapticcaching.fused;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnDevice;

/** The contract on a GPU. */
@OnDevice
class FusedOnDeviceTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new FusedBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
