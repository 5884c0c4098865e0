package org.synapticcaching.cuda;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.numbers.NumbersContract;

@OnEmulation
@DisabledIfSystemProperty(
    named = "emulation.kernels",
    matches = "contracted",
    disabledReason = "contracted sums have other digits")
class CudaNumbersTest extends NumbersContract {
  CudaNumbersTest() {
    super(new CudaBackend());
  }
}
