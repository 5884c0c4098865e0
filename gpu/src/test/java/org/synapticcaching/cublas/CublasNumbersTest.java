package org.synapticcaching.cublas;

import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.numbers.NumbersContract;

@OnEmulation
class CublasNumbersTest extends NumbersContract {
  CublasNumbersTest() {
    super(new CublasBackend());
  }
}
