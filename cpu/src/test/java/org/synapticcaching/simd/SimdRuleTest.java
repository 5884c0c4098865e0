package org.synapticcaching.simd;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.RuleContract;
import org.synapticcaching.backend.Tolerance;

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
