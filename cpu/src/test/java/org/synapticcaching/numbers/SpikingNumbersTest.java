package org.synapticcaching.numbers;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.synapticcaching.spiking.SpikingModel;

class SpikingNumbersTest {
  @Test
  void digitsChangeWithTheVersionOfNumbersOnly() throws IOException {
    new KeptDigits("spiking", "SpikingModel.numerics", getClass())
        .check(SpikingModel.numerics(), ShortRuns.ofSpiking());
  }
}
