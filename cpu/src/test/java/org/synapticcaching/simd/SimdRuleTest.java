package org.synapticcaching.simd;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleContract;
import org.synapticcaching.contract.Tolerance;

class SimdRuleTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new SimdBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
