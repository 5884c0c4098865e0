package org.synapticcaching.cublas;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.numbers.NumbersContract;

@OnEmulation
@DisabledIfSystemProperty(
    named = "emulation.kernels",
    matches = "contracted",
    disabledReason = "contracted sums have other digits")
class CublasNumbersTest extends NumbersContract {
  CublasNumbersTest() {
    super(new CublasBackend());
  }
}
