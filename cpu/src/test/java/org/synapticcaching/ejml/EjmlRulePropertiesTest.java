package org.synapticcaching.ejml;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.RuleProperties;

class EjmlRulePropertiesTest extends RuleProperties {
  @Override
  protected Backend backend() {
    return new EjmlBackend();
  }
}
