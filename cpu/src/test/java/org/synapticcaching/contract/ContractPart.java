package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Rounding;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Replica;

/** What the parts of the contract share: how the backend is opened, read and compared. */
abstract class ContractPart {
  private final BackendUnderTest tested;

  ContractPart(BackendUnderTest tested) {
    this.tested = tested;
  }

  final Backend backend() {
    return tested.backend();
  }

  final Tolerance tolerance() {
    return tested.tolerance();
  }

  final double[] outputs(Population population, int replica) {
    return population.exactOutputs(replica);
  }

  final double[] weights(Population population, int replica, int layer, WeightPart part) {
    return population.exactWeights(replica, layer, part);
  }

  static double[] widened(float[] values) {
    return Rounding.widened(values);
  }

  /** A population of one. */
  final Population open(ContractCase one) {
    return backend().open(PopulationSpec.single(one.network(), one.replica()));
  }

  /**
   * Runs one case on the backend and on the reference: kernel by kernel for some presentations, as
   * {@link ContractCase.Story#kernelsThenLoop} does, then in the loop. The backend runs it twice,
   * with all that the case keeps account of, and with {@link ChangeMeasure#LINEAR} alone and no
   * changes counted, for which shortcuts exist.
   *
   * @return the reference at the end
   */
  final PlainReference compareKernelsThenLoop(ContractCase given, int steps) {
    Patterns patterns = given.patterns();
    PlainReference reference =
        new PlainReference(given.network(), given.replica(), tolerance().precision());
    try (Population whole = open(given);
        Population bare = open(given.linearOnly())) {
      List<Population> both = List.of(whole, bare);
      compareStates(given + ", untrained", reference, both);
      OrderCursor cursor = new OrderCursor(given.replica().order(), given.replica().seed());
      for (int t = 0; t < steps; t++) {
        int pattern = cursor.next(patterns.size());
        reference.forward(patterns, pattern);
        String what = given + ", outputs at " + t;
        for (Population each : both) {
          each.forward(patterns, new int[] {pattern});
          tolerance().check(what, reference.outputs(), outputs(each, 0));
          each.backward();
          each.consolidate();
        }
        reference.backward();
        reference.consolidate();
      }
      compareStates(given + ", after the kernels", reference, both);
      reference.train(patterns, given.presentations() - steps);
      both.forEach(each -> each.train(patterns, given.presentations() - steps));
      compareStates(given + ", after the loop", reference, both);
    }
    return reference;
  }

  private void compareStates(String what, PlainReference reference, List<Population> populations) {
    for (Population each : populations) {
      String measures = ", " + each.spec().replicas().get(0).measures().size() + " measures";
      compareState(what + measures, reference, each, 0);
    }
  }

  /**
   * Compares presentations, ledger and all parts of all weights of one replica.
   *
   * @param reference with at least what the replica keeps account of
   */
  final void compareState(
      String what, PlainReference reference, Population population, int replica) {
    assertEquals(
        reference.presentations(), population.presentations(replica), what + ": presentations");
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      for (WeightPart part : WeightPart.values()) {
        tolerance()
            .check(
                what + ", layer " + n + ", " + part,
                reference.weights(n, part),
                weights(population, replica, n, part),
                reference.weights(n, WeightPart.TOTAL));
      }
    }
    compareThresholds(what, reference.thresholds(), population.thresholds(replica));
    List<LayerLedger> expected = reference.ledger().layers();
    List<LayerLedger> actual = population.ledger(replica).layers();
    assertEquals(expected.size(), actual.size(), what + ": layers");
    for (int n = 0; n < expected.size(); n++) {
      double[] lost =
          tolerance()
              .lost(
                  reference.weights(n, WeightPart.PERSISTENT),
                  reference.weights(n, WeightPart.TRANSIENT),
                  reference.weights(n, WeightPart.TOTAL));
      LayerLedger accounted = accounted(expected.get(n), population.spec().replicas().get(replica));
      tolerance().check(what + ", layer " + n, accounted, actual.get(n), lost);
    }
  }

  private void compareThresholds(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what + ": thresholds");
    for (int n = 0; n < expected.length; n++) {
      double bound = Double.isInfinite(expected[n]) ? 0 : tolerance().relative() * expected[n];
      assertEquals(expected[n], actual[n], bound, what + ", threshold of layer " + n);
    }
  }

  /** The part of a ledger that a replica keeps account of. */
  private static LayerLedger accounted(LayerLedger whole, Replica replica) {
    List<ChangeMeasure> measures = replica.measures();
    UnaryOperator<List<Double>> kept =
        each -> measures.stream().map(whole.measures()::indexOf).map(each::get).toList();
    return new LayerLedger(
        whole.name(),
        whole.synapses(),
        measures,
        kept.apply(whole.consolidation()),
        kept.apply(whole.path()),
        kept.apply(whole.residual()),
        kept.apply(whole.minimum()),
        whole.transientIntegral(),
        whole.transientChange(),
        whole.modifications(),
        whole.changed(),
        replica.countsChanges() ? whole.churn() : Churn.NOT_COUNTED);
  }

  /** Everything that can be read of a replica, weights and thresholds as bits. */
  static List<Object> everything(Population population, int replica) {
    List<Object> all = new ArrayList<>();
    all.add(population.presentations(replica));
    all.add(population.ledger(replica));
    for (double threshold : population.thresholds(replica)) {
      all.add(Double.doubleToRawLongBits(threshold));
    }
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      for (WeightPart part : WeightPart.values()) {
        for (double weight : population.exactWeights(replica, n, part)) {
          all.add(Double.doubleToRawLongBits(weight));
        }
      }
    }
    return all;
  }
}
