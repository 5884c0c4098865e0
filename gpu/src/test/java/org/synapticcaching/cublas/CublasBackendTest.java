package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnEmulation;

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
