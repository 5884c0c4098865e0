package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** Every competitive rule on the emulated device. */
@OnEmulation
class CublasRuleTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new CublasBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
