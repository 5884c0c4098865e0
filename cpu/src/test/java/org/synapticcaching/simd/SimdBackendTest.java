package org.synapticcaching.simd;

import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.ProcessorContract;

class SimdBackendTest extends ProcessorContract {
  @Override
  protected BackendUnderTest tested() {
    return BackendUnderTest.float32(new SimdBackend());
  }
}
