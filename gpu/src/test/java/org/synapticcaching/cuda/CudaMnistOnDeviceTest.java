package org.synapticcaching.cuda;

import org.junit.jupiter.api.Assumptions;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.device.ImageComparison;
import org.synapticcaching.device.OnDevice;

/** All of MNIST on a GPU. */
@OnDevice
class CudaMnistOnDeviceTest extends ImageComparison {
  @Override
  protected Backend backend() {
    return new CudaBackend();
  }

  @Override
  protected DataSet data() {
    String directory = System.getenv("MNIST_DIR");
    Assumptions.assumeTrue(
        directory != null && !directory.isBlank(),
        "needs the real MNIST: set MNIST_DIR to the directory with its four files");
    return DataSets.open(DataRequest.of(DataRequest.MNIST), notice -> {});
  }

  @Override
  protected int presentations() {
    return data().train().size();
  }
}
