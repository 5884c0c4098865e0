package org.synapticcaching.fused;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.RuleContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnEmulation;

/** Competitive rules with several blocks for each network of one hidden layer. */
@OnEmulation
class FusedRuleSlicesTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new FusedBackend(3, FusedTraining.MOST_VISITS);
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
