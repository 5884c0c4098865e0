package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** The contract on the emulated device. */
@OnEmulation
class CublasBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CublasBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
