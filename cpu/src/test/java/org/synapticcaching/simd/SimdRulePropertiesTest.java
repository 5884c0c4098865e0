package org.synapticcaching.simd;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleProperties;

class SimdRulePropertiesTest extends RuleProperties {
  @Override
  protected Backend backend() {
    return new SimdBackend();
  }
}
