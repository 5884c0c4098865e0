package org.synapticcaching.cublas;

import org.synapticcaching.device.WatchedContract;
import org.synapticcaching.model.ThresholdScope;

/** The kernels around the dense products have no races. */
class CublasWatchedTest extends WatchedContract {
  CublasWatchedTest() {
    super(new CublasBackend(), ThresholdScope.values());
  }
}
