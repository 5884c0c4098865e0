package org.synapticcaching.cuda;

import java.util.List;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cublas.CublasBackend;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronSpec;

/** Learns on the device; see {@link org.synapticcaching.device.EmulatedProcess}. */
final class LearnWithoutCublas {
  private LearnWithoutCublas() {}

  public static void main(String[] none) {
    CudaBackend cuda = new CudaBackend();
    System.out.println(cuda.availability().available() ? "cuda is available" : "no cuda");
    try (Population population =
        DevicePopulationContract.open(cuda, DevicePopulationContract.replicas(3))) {
      population.train(DevicePopulationContract.PATTERNS, 20);
      System.out.println("networks learned from " + population.presentations(2) + " presentations");
      int tested = population.evaluate(DevicePopulationContract.PATTERNS).get(2).total();
      System.out.println("networks tested on " + tested + " patterns");
    }
    PerceptronSpec spec = PerceptronSpec.of(Consolidation.none()).withMaxEpochs(30);
    PerceptronResult learned =
        Backends.perceptrons(cuda)
            .learnAll(List.of(spec), List.of(() -> PerceptronTask.random(20, 25, 1)), 1)
            .get(0)
            .get(0);
    System.out.println("perceptrons learned on " + learned.backend());
    System.out.println(new CublasBackend().availability().refusal("cublas"));
  }
}
