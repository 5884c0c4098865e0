package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cuda.CudaBackend;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnDevice;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** Perceptrons of the paper's size on a GPU beside those of the processor. */
@OnDevice
class CudaPerceptronOnDeviceTest {
  @Test
  void aSweepOfThePapersSizeAgreesWithTheProcessor() {
    List<PerceptronSpec> specs = new ArrayList<>();
    for (ConsolidationPolicy policy : DevicePopulationContract.POLICIES) {
      double threshold = policy == ConsolidationPolicy.GLOBAL_GLOBAL ? 3000 : 3;
      for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 2000}) {
        Consolidation rule = Consolidation.of(policy, threshold, decayTime);
        specs.add(PerceptronSpec.of(rule).withMaxEpochs(20));
      }
    }
    List<Supplier<PerceptronTask>> tasks =
        List.of(
            () -> PerceptronTask.random(1000, 1000, 1), () -> PerceptronTask.random(1000, 1900, 2));
    List<List<PerceptronResult>> expected =
        Backends.perceptrons(Backends.named("simd")).learnAll(specs, tasks, 2);
    List<List<PerceptronResult>> actual =
        Backends.perceptrons(new CudaBackend()).learnAll(specs, tasks, 2);
    EnergyModel prices = EnergyModel.linear(0.01);
    for (int t = 0; t < tasks.size(); t++) {
      for (int k = 0; k < specs.size(); k++) {
        String what = "task " + t + ", " + specs.get(k).consolidation();
        PerceptronResult one = expected.get(t).get(k);
        PerceptronResult other = actual.get(t).get(k);
        assertEquals(one.presentations(), other.presentations(), what);
        assertEquals(one.updates(), other.updates(), what);
        assertEquals(one.success(), other.success(), what);
        Energy energy = one.under(prices);
        assertEquals(energy.total(), other.under(prices).total(), 1e-9 * energy.total(), what);
      }
    }
  }

  @Test
  void anyOrderInAnyPopulationGivesTheSameBits() {
    List<PerceptronSpec> specs =
        List.of(
            PerceptronSpec.of(Consolidation.none()).withMaxEpochs(60),
            PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 3, 2000))
                .withMaxEpochs(60),
            PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 3, 2000))
                .withMaxEpochs(60));
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int each = 0; each < 200; each++) {
      int seed = each;
      tasks.add(() -> PerceptronTask.random(100 + 50 * (seed % 5), 300, seed));
    }
    List<List<PerceptronResult>> expected =
        Backends.perceptrons(new CudaBackend()).learnAll(specs, tasks, 4);
    Collections.reverse(tasks);
    TrialList queue = new TrialList(specs, tasks);
    new CudaPerceptronEngine(Gpu::first, Backends.perceptrons(Backends.named("ejml")))
        .learnAll(queue, new CudaPerceptronTurns(3, 50, 1 << 18), 2);
    for (int t = 0; t < tasks.size(); t++) {
      for (int k = 0; k < specs.size(); k++) {
        assertEquals(
            ResultBits.of(expected.get(tasks.size() - 1 - t).get(k)),
            ResultBits.of(queue.result(t, k)));
      }
    }
  }
}
