package org.synapticcaching.ejml;

import org.synapticcaching.contract.BackendUnderTest;
import org.synapticcaching.contract.ProcessorContract;
import org.synapticcaching.contract.Tolerance;

class EjmlBackendTest extends ProcessorContract {
  @Override
  protected BackendUnderTest tested() {
    return new BackendUnderTest(new EjmlBackend(), Tolerance.FLOAT64);
  }
}
