package org.synapticcaching.fused;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.RuleContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnEmulation;

/** Competitive rules on the emulated device. */
@OnEmulation
class FusedRuleTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new FusedBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
