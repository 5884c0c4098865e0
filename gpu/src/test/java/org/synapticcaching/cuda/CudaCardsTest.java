package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cublas.CublasBackend;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Replica;

/** Backends on one of several cards. */
@OnEmulation
class CudaCardsTest {
  private static final DataSet DIGITS =
      DataSets.open(DataRequest.of(DataRequest.DIGITS), line -> {});

  static Stream<Backend> backends() {
    return Stream.of(new CudaBackend(), new CublasBackend());
  }

  private static float[] trained(Backend backend) {
    Network network = Network.lr20(DIGITS.train().inputs(), List.of(7), DIGITS.train().classes());
    Replica replica = Replica.of(network, 3, 0.1, Consolidation.none());
    try (Population population = backend.open(PopulationSpec.single(network, replica))) {
      population.train(DIGITS.train(), 20);
      return population.weights(0, 0, WeightPart.TOTAL);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void eachCardLearnsTheSame(Backend backend) {
    List<Backend> each = backend.onEachDevice();
    assertEquals(3, each.size());
    float[] expected = trained(backend);
    each.forEach(card -> assertArrayEquals(expected, trained(card)));
    assertEquals(backend.numerics(), each.get(1).numerics());
    assertEquals(backend.numerics(), backend.onDevice(1).numerics());
    assertTrue(backend.onDevice(2).availability().device().startsWith("Emulated GPU B"));
    assertEquals(backend.onDevice(2).numerics(), each.get(2).numerics());
    assertEquals(1, backend.onDevice(1).onEachDevice().size());
    assertThrows(IllegalArgumentException.class, () -> backend.onDevice(3));
  }

  @Test
  void perceptronsAreLearnedOnTheCardAskedFor() {
    PerceptronTask task = PerceptronTask.random(30, 40, 1, drawn -> {});
    PerceptronSpec spec = PerceptronSpec.of(Consolidation.none());
    PerceptronEngine reference = Backends.perceptrons(Backends.named("ejml"));
    PerceptronResult expected = reference.learn(spec, task);
    for (Backend card : new CudaBackend().onEachDevice()) {
      PerceptronEngine engine = card.perceptrons(reference).orElseThrow();
      PerceptronResult alone = engine.learn(spec, task);
      PerceptronResult swept = engine.learnAll(List.of(spec), List.of(() -> task), 1).get(0).get(0);
      assertArrayEquals(expected.persistent(), alone.persistent());
      assertArrayEquals(expected.persistent(), swept.persistent());
    }
  }
}
