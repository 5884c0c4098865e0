package org.synapticcaching.simd;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendContract;
import org.synapticcaching.contract.Tolerance;

class SimdBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new SimdBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
