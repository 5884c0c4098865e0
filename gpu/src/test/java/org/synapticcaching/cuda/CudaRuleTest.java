package org.synapticcaching.cuda;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** Competitive rules on the emulated device. */
@OnEmulation
class CudaRuleTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new CudaBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
