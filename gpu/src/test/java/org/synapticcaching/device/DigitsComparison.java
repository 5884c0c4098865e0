package org.synapticcaching.device;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;

/** On some of the built-in digits. */
abstract class DigitsComparison extends ImageComparison {
  DigitsComparison(Backend backend) {
    super(backend);
  }

  @Override
  DataSet data() {
    return DataSets.open(DataRequest.of(DataRequest.DIGITS), notice -> {}).limited(500, 200);
  }

  @Override
  int presentations() {
    return 400;
  }
}
