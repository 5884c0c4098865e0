package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationContract;
import org.synapticcaching.backend.Tolerance;
import org.synapticcaching.cuda.OnEmulation;

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
