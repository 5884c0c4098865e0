package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.contract.PopulationContract;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.device.OnEmulation;

/** How populations behave when every matrix counts as large: one call of cuBLAS per network. */
@OnEmulation
class SingleProductsTest extends PopulationContract {
  @Override
  protected Backend backend() {
    return new CublasBackend(1);
  }

  @Override
  protected Tolerance tolerance() {
    return Tolerance.FLOAT32;
  }
}
