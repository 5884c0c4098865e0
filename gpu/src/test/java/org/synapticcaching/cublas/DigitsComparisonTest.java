package org.synapticcaching.cublas;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.device.ImageComparison;
import org.synapticcaching.device.OnEmulation;

/** The built-in digits on the emulated device. */
@OnEmulation
class DigitsComparisonTest extends ImageComparison {
  @Override
  protected Backend backend() {
    return new CublasBackend();
  }

  @Override
  protected DataSet data() {
    return DataSets.open(DataRequest.of(DataRequest.DIGITS), notice -> {}).limited(500, 200);
  }

  @Override
  protected int presentations() {
    return 400;
  }
}
