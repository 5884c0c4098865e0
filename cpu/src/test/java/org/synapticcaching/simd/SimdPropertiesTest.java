package org.synapticcaching.simd;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendProperties;
import org.synapticcaching.contract.Tolerance;

class SimdPropertiesTest extends BackendProperties {
  @Override
  protected Backend backend() {
    return new SimdBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
