package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What is true of the changes of any single presentation under any competitive rule, without
 * another computation to compare with: chosen changes are those of plain back-propagation, the
 * largest of them, and as many as the share says.
 */
public abstract class RuleProperties extends ContractPart {
  private static final Consolidation NEVER =
      Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);

  protected RuleProperties(BackendUnderTest tested) {
    super(tested);
  }

  private static final List<PlasticityRule> RANKED =
      Stream.of(PlasticityRule.values()).filter(rule -> rule.criterion().ranks()).toList();

  private static final List<PlasticityRule> OF_NEURONS =
      Stream.of(PlasticityRule.values())
          .filter(rule -> rule.masksErrors() && !rule.drawsSets())
          .toList();

  private static PlasticShare share(Draw draw) {
    return draw.either() ? PlasticShare.count(1) : PlasticShare.fraction(draw.between(0.001, 1, 3));
  }

  /** The changes of one presentation, per weight matrix, {@code [post][pre]}. */
  private List<float[]> changes(RandomNetwork subject, Plasticity rule) {
    Replica replica = Replica.of(subject.network(), subject.seed(), 0.1, NEVER).with(rule);
    PopulationSpec spec = PopulationSpec.single(subject.network(), replica.countingChanges());
    try (Population population = backend().open(spec)) {
      population.train(subject.patterns(1), 1);
      List<float[]> changes = new ArrayList<>();
      for (int n = 0; n < subject.network().layerCount(); n++) {
        changes.add(population.weights(0, n, WeightPart.TRANSIENT));
        LayerLedger ledger = population.ledger(0).layers().get(n);
        int changed = nonZeros(changes.get(n), 0, changes.get(n).length);
        assertEquals(changed, ledger.modifications());
        assertEquals(changed, ledger.changed());
        assertEquals(changed, ledger.churn().updates());
      }
      return changes;
    }
  }

  private static int nonZeros(float[] values, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += values[at] == 0 ? 0 : 1;
    }
    return count;
  }

  /**
   * Checks that part of some changes was kept, unchanged, and that it is the largest ones.
   *
   * @param least how many are kept at least, as far as there are changes other than 0
   */
  private static void checkLargest(float[] all, float[] some, int from, int to, int least) {
    float smallestKept = Float.POSITIVE_INFINITY;
    float largestDropped = 0;
    for (int at = from; at < to; at++) {
      if (some[at] != 0) {
        assertEquals(all[at], some[at]);
        smallestKept = Math.min(smallestKept, Math.abs(some[at]));
      } else {
        largestDropped = Math.max(largestDropped, Math.abs(all[at]));
      }
    }
    assertTrue(smallestKept >= largestDropped, smallestKept + " < " + largestDropped);
    assertTrue(nonZeros(some, from, to) >= Math.min(least, nonZeros(all, from, to)));
  }

  @RandomCases(count = 80, first = 1000)
  void largestUpdatesAreTheLargest(Draw draw) {
    RandomNetwork subject = RandomNetwork.from(draw);
    PlasticShare share = share(draw);
    List<float[]> all = changes(subject, Plasticity.all());
    List<float[]> some = changes(subject, Plasticity.of(PlasticityRule.LARGEST_UPDATES, share));
    for (int n = 0; n < all.size(); n++) {
      int size = all.get(n).length;
      checkLargest(all.get(n), some.get(n), 0, size, size - share.dropped(size));
    }
  }

  @RandomCases(count = 80, first = 2000)
  void largestUpdatesOfEachNeuronAreItsLargest(Draw draw) {
    RandomNetwork subject = RandomNetwork.from(draw);
    PlasticShare share = share(draw);
    List<float[]> all = changes(subject, Plasticity.all());
    List<float[]> some =
        changes(subject, Plasticity.of(PlasticityRule.LARGEST_UPDATES_PER_NEURON, share));
    for (int n = 0; n < all.size(); n++) {
      int pre = subject.network().layers().get(n).pre();
      int kept = pre - share.dropped(pre);
      for (int from = 0; from < all.get(n).length; from += pre) {
        checkLargest(all.get(n), some.get(n), from, from + pre, kept);
        assertTrue(nonZeros(some.get(n), from, from + pre) <= kept);
      }
    }
  }

  @RandomCases(count = 80, first = 3000)
  void largerShareKeepsWhatASmallerOneKeeps(Draw draw) {
    RandomNetwork subject = RandomNetwork.from(draw);
    PlasticShare share = share(draw);
    PlasticityRule rule = draw.of(RANKED);
    List<float[]> few = changes(subject, Plasticity.of(rule, share).withoutSendingMasked());
    double more = share instanceof PlasticShare.Fraction p ? Math.min(1, 1.5 * p.value()) : 1;
    Plasticity larger = Plasticity.of(rule, PlasticShare.fraction(more)).withoutSendingMasked();
    List<float[]> many = changes(subject, larger);
    for (int n = 0; n < few.size(); n++) {
      for (int at = 0; at < few.get(n).length; at++) {
        if (few.get(n)[at] != 0) {
          assertEquals(many.get(n)[at], few.get(n)[at]);
        }
      }
    }
  }

  @RandomCases(count = 80, first = 4000)
  void neuronsLearnWhollyOrNotAtAll(Draw draw) {
    RandomNetwork subject = RandomNetwork.from(draw);
    PlasticShare share = share(draw);
    PlasticityRule rule = draw.of(OF_NEURONS);
    List<float[]> all = changes(subject, Plasticity.all());
    List<float[]> some = changes(subject, Plasticity.of(rule, share).withoutSendingMasked());
    for (int n = 0; n < all.size(); n++) {
      LayerShape shape = subject.network().layers().get(n);
      int learning = 0;
      int able = 0;
      for (int from = 0; from < all.get(n).length; from += shape.pre()) {
        int kept = nonZeros(some.get(n), from, from + shape.pre());
        int whole = nonZeros(all.get(n), from, from + shape.pre());
        assertTrue(kept == 0 || kept == whole, kept + " of " + whole);
        learning += kept == 0 ? 0 : 1;
        able += whole == 0 ? 0 : 1;
      }
      int least = shape.post() - share.dropped(shape.post());
      boolean errors = rule == PlasticityRule.LARGEST_ERRORS;
      assertTrue(!errors || learning >= Math.min(least, able), learning + " of " + able);
    }
  }

  @RandomCases(count = 60, first = 5000)
  void gateLetsAllThroughOrNothing(Draw draw) {
    RandomNetwork subject = RandomNetwork.from(draw);
    List<float[]> all = changes(subject, Plasticity.all());
    List<float[]> gated = changes(subject, Plasticity.all().withErrorGate());
    Replica replica = Replica.of(subject.network(), subject.seed(), 0.1, NEVER);
    try (Population population =
        backend().open(PopulationSpec.single(subject.network(), replica))) {
      boolean right = population.evaluate(subject.patterns(1)).get(0).correct() == 1;
      for (int n = 0; n < all.size(); n++) {
        for (int at = 0; at < all.get(n).length; at++) {
          assertEquals(right ? 0 : all.get(n)[at], gated.get(n)[at] + 0f);
        }
      }
    }
  }
}
