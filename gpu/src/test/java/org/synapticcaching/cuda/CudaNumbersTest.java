package org.synapticcaching.cuda;

import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.numbers.NumbersContract;

@OnEmulation
class CudaNumbersTest extends NumbersContract {
  CudaNumbersTest() {
    super(new CudaBackend());
  }
}
