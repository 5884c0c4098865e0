package org.synapticcaching.numbers;

import org.synapticcaching.backend.select.Backends;

class EjmlNumbersTest extends NumbersContract {
  EjmlNumbersTest() {
    super(Backends.named("ejml"));
  }
}
