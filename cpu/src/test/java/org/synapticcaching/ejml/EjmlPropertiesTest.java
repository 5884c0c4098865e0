package org.synapticcaching.ejml;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.BackendProperties;
import org.synapticcaching.contract.Tolerance;

class EjmlPropertiesTest extends BackendProperties {
  @Override
  protected Backend backend() {
    return new EjmlBackend();
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT64;
  }
}
