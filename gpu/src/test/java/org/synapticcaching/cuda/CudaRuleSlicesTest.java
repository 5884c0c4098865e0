package org.synapticcaching.cuda;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** Competitive rules with several blocks for each network of one hidden layer. */
@OnEmulation
class CudaRuleSlicesTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new CudaBackend(3, CudaTraining.MOST_VISITS);
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
