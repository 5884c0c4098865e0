package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/** Replicas of a population on a device come and go, and each learns as if it were alone. */
public abstract class DevicePopulationContract {
  /** A network that learns in no time. */
  public static final Network NETWORK = Network.lr20(21, List.of(9), 4);

  /** What it learns. */
  public static final Patterns PATTERNS = ContractPatterns.SPARSE_BYTES.make(31, 21, 4, 3);

  /** What devices learn under: everything. */
  public static final List<ConsolidationPolicy> POLICIES = List.of(ConsolidationPolicy.values());

  private final Backend backend;

  protected DevicePopulationContract(Backend backend) {
    this.backend = backend;
  }

  /** A population of the small network. */
  public static Population open(Backend backend, List<Replica> replicas) {
    return backend.open(new PopulationSpec(NETWORK, replicas, 2));
  }

  /**
   * Replicas of the small network: all policies and orders in turn, some with fast decay, half of
   * them with several energies accounted.
   */
  public static List<Replica> replicas(int count) {
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      Consolidation rule =
          Consolidation.of(
                  POLICIES.get(r % POLICIES.size()), 0.01 * (r + 1), r % 4 == 3 ? 1.5 : 60 + r)
              .with(EventOrder.values()[r % 3])
              .withEvery(1 + r / POLICIES.size());
      List<ChangeMeasure> measures =
          r % 2 == 0 ? List.of() : List.of(new ChangeMeasure(0.5, false));
      replicas.add(
          Replica.of(NETWORK, 40 + r, 0.2 + 0.05 * r, rule)
              .with(PresentationOrder.of(PresentationOrder.Kind.SHUFFLED))
              .withMeasures(measures));
    }
    return replicas;
  }

  /** Fails unless two replicas have the same state to the bit. */
  public static void assertSame(Population expected, int one, Population actual, int other) {
    assertEquals(expected.presentations(one), actual.presentations(other));
    assertEquals(expected.ledger(one), actual.ledger(other));
    assertArrayEquals(expected.outputs(one), actual.outputs(other));
    for (int n = 0; n < NETWORK.layerCount(); n++) {
      for (WeightPart part : WeightPart.values()) {
        assertArrayEquals(expected.weights(one, n, part), actual.weights(other, n, part));
      }
    }
  }

  @Test
  void replicasThatComeAndGoLearnAsIfAlone() {
    List<Replica> replicas = replicas(POLICIES.size() + 3);
    Random random = new Random(8);
    try (Population population = open(backend, replicas)) {
      for (int turn = 0; turn < 12; turn++) {
        for (int r = 0; r < replicas.size(); r++) {
          population.setActive(r, random.nextBoolean());
        }
        population.train(PATTERNS, 1 + random.nextInt(6));
      }
      for (int r = 0; r < replicas.size(); r++) {
        try (Population alone = open(backend, List.of(replicas.get(r)))) {
          assertTrue(population.presentations(r) > 0);
          alone.train(PATTERNS, (int) population.presentations(r));
          assertSame(alone, 0, population, r);
        }
      }
    }
  }

  @Test
  void runsThatEndEarlyEndAsIfAlone() {
    List<Replica> replicas = replicas(6);
    Patterns few = PATTERNS.first(12);
    DataSet data = new DataSet("small", "", few, few);
    TrainingPlan plan = new TrainingPlan(600, 10, 0.9, TrainingPlan.GoalCheck.EVERY_TEST, false);
    List<TrainingResult> together;
    try (Population population = open(backend, replicas)) {
      together = TrainingRun.run(population, data, plan, TrainingListener.NONE);
    }
    assertTrue(
        together.stream().map(result -> result.last().presentations()).distinct().count() > 2,
        "the replicas should end at different times");
    for (int r = 0; r < replicas.size(); r++) {
      try (Population alone = open(backend, List.of(replicas.get(r)))) {
        assertEquals(
            TrainingRun.run(alone, data, plan, TrainingListener.NONE).get(0), together.get(r));
      }
    }
  }

  @Test
  void deviceTimeAddsUp() {
    try (Population population = open(backend, replicas(2))) {
      DeviceTimed timed = (DeviceTimed) population;
      assertEquals(0, timed.deviceMilliseconds());
      population.train(PATTERNS, 20);
      double once = timed.deviceMilliseconds();
      assertTrue(once > 0);
      assertEquals(once, timed.deviceMilliseconds());
      population.train(PATTERNS, 20);
      assertTrue(timed.deviceMilliseconds() > once);
    }
  }
}
