package org.synapticcaching.device;

import org.junit.jupiter.api.Assumptions;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.ImageSet;

/** On all of MNIST, each image once. */
abstract class MnistComparison extends ImageComparison {
  MnistComparison(Backend backend) {
    super(backend);
  }

  @Override
  DataSet data() {
    String directory = System.getenv("MNIST_DIR");
    Assumptions.assumeTrue(
        directory != null && !directory.isBlank(),
        "needs the real MNIST: set MNIST_DIR to the directory with its four files");
    return DataSets.open(DataRequest.of(ImageSet.MNIST.word()), notice -> {});
  }

  @Override
  int presentations() {
    return data().train().size();
  }
}
