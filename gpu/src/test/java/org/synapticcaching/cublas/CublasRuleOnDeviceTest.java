package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.RuleContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnDevice;

/** Competitive rules on a GPU. */
@OnDevice
class CublasRuleOnDeviceTest extends RuleContract {
  @Override
  protected Backend backend() {
    return new CublasBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
