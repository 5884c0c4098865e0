package org.synapticcaching.cuda;

import org.junit.jupiter.api.Nested;
import org.synapticcaching.device.OnWatchedKernels;
import org.synapticcaching.device.WatchedContract;

/** The kernels of networks have no races, with one block to a network and with several. */
@OnWatchedKernels
class CudaWatchedTest {
  @Nested
  class Whole extends WatchedContract {
    Whole() {
      super(new CudaBackend());
    }
  }

  @Nested
  class Sliced extends WatchedContract {
    Sliced() {
      super(new CudaBackend(3, CudaTraining.MOST_VISITS));
    }
  }
}
