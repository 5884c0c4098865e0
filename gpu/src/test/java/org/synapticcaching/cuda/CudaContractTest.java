package org.synapticcaching.cuda;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** The contract of backends, on the emulation. */
@OnEmulation
class CudaContractTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CudaBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
