package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;

/** Perceptrons learn as {@link PlainPerceptron} does. */
public abstract class PerceptronContract extends ContractPart {
  private static final double[] THRESHOLDS = {0, 0.5, 1, 2, 2.5, 7, 1e9};
  private static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 300, 20, 0.8};
  private static final int[] SIZES = {1, 2, 7, 8, 15, 16, 33, 40, 63, 64};

  private final PerceptronEngine engine;

  protected PerceptronContract(BackendUnderTest tested) {
    super(tested);
    this.engine = Backends.perceptrons(tested.backend());
  }

  static Stream<Consolidation> rules() {
    List<Consolidation> rules = new ArrayList<>();
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      for (EventOrder order : EventOrder.values()) {
        for (Comparison comparison : Comparison.values()) {
          for (int every : new int[] {1, 3, 40}) {
            rules.add(
                new Consolidation(policy, 0, comparison, every, Double.POSITIVE_INFINITY, order));
          }
        }
      }
    }
    return rules.stream();
  }

  /** Every rule with all decay times and all kinds of patterns, paired differently by rule. */
  @ParameterizedTest
  @MethodSource("rules")
  void learnsExactlyAsThePlainReference(Consolidation rule) {
    SplittableRandom random = new SplittableRandom(rule.toString().hashCode());
    List<PerceptronPatterns> kinds = Arrays.asList(PerceptronPatterns.values());
    Collections.rotate(kinds, rule.order().ordinal() + rule.comparison().ordinal() + rule.every());
    for (int n = 0; n < DECAY_TIMES.length; n++) {
      int synapses = SIZES[random.nextInt(SIZES.length)];
      int patterns = 1 + random.nextInt((int) (2.2 * synapses) + 2);
      double threshold = THRESHOLDS[random.nextInt(THRESHOLDS.length)];
      if (rule.policy().trigger() == Trigger.SUM) {
        threshold *= synapses;
      }
      Consolidation one =
          new Consolidation(
              rule.policy(),
              threshold,
              rule.comparison(),
              rule.every(),
              DECAY_TIMES[n],
              rule.order());
      PerceptronPatterns kind = kinds.get(n % kinds.size());
      compare(kind.task(synapses, patterns, random.nextLong()), one, 1 + random.nextInt(60));
    }
  }

  @Test
  void everyPartOfTheEnergyIsSpentInALargerRun() {
    PerceptronTask task = PerceptronTask.random(100, 150, 3);
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 700}) {
        double threshold =
            switch (policy.trigger()) {
              case SUM -> 200;
              case EVERY_SYNAPSE -> 0.05;
              case ALWAYS, ANY_SYNAPSE, NEVER -> 2.5;
            };
        Consolidation rule = Consolidation.of(policy, threshold, decayTime);
        PerceptronResult result = compare(task, rule, 300);
        assertTrue(result.updates() > 100, rule::toString);
        Energy energy = result.under(new EnergyModel(1, 1, ChangeMeasure.LINEAR));
        assertTrue(energy.minimum() > 0, rule::toString);
        if (policy.caches() && policy.trigger() != Trigger.EVERY_SYNAPSE) {
          assertTrue(energy.maintenance() > 0 && energy.transientChange() > 0, rule::toString);
        }
        if (policy.trigger() != Trigger.NEVER) {
          assertTrue(energy.consolidation() > 0, rule::toString);
        }
      }
    }
  }

  @Test
  void aListenerIsToldHowFarLearningIs() {
    PerceptronTask task = PerceptronTask.random(40, 120, 5);
    for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 700}) {
      for (ConsolidationPolicy policy :
          List.of(ConsolidationPolicy.NONE, ConsolidationPolicy.LOCAL_LOCAL)) {
        PerceptronSpec spec =
            PerceptronSpec.of(Consolidation.of(policy, 2, decayTime)).withMaxEpochs(20);
        List<Long> told = new ArrayList<>();
        PerceptronResult result =
            engine
                .open(task)
                .learn(
                    spec,
                    (presentations, most) -> {
                      assertEquals(20L * 120, most);
                      told.add(presentations);
                    });
        assertFalse(told.isEmpty());
        assertEquals(told.stream().sorted().toList(), told, "never back");
        long last = told.get(told.size() - 1);
        assertTrue(last > result.presentations() - 3 * 120 && last <= result.presentations());
      }
    }
  }

  @Test
  void aCleanFirstEpochIsImpossibleSinceZeroIsAnError() {
    PerceptronTask one = PerceptronTask.of(new double[] {1}, 1, new double[] {-1});
    PerceptronResult result = engine.learn(PerceptronSpec.of(Consolidation.none()), one);
    assertTrue(result.success());
    assertEquals(1, result.epochs());
    assertEquals(2, result.presentations());
    assertEquals(1, result.updates());
    assertEquals(-1, result.persistent()[0]);
    assertEquals(-1, result.persistent()[1]);
  }

  /**
   * Two patterns, (1) and (-1), both with target 1 and the bias: updates (1, 1) and (-1, 1), and
   * both answers 0 at first. With f the decay factor, s is (f - 1, f + 1) after the second update
   * and consolidates, since its larger number exceeds 1; both answers are then right.
   */
  @ParameterizedTest
  @CsvSource({
    "LEARN_FIRST, 0.6065306597126334, 2",
    "CORRECTED, 0.6065306597126334, 4",
    "DECAY_FIRST, 0.5, 1"
  })
  void aRunWorkedOutByHand(EventOrder order, double f, double maintenance) {
    PerceptronTask task = PerceptronTask.of(new double[] {1, -1}, 1, new double[] {1, 1});
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1, 2).with(order);
    PerceptronResult result = engine.learn(PerceptronSpec.of(rule), task);
    assertTrue(result.success());
    assertEquals(1, result.epochs());
    assertEquals(4, result.presentations());
    assertEquals(2, result.updates());
    Energy energy = result.under(new EnergyModel(1, 1, ChangeMeasure.LINEAR));
    assertEquals(2, energy.consolidation(), 1e-12);
    assertEquals(maintenance, energy.maintenance(), 1e-12);
    assertEquals(2, energy.transientChange(), "only the first update stays cached");
    assertEquals(0, energy.residual());
    assertEquals(4, energy.withoutCaching());
    assertEquals(2, energy.minimum(), 1e-12);
    assertEquals(4, energy.modifications());
    assertEquals(f - 1, result.persistent()[0], 1e-12);
    assertEquals(f + 1, result.persistent()[1], 1e-12);
  }

  @Test
  void whatCannotBeLearnedEndsAtTheLimitWithoutSuccess() {
    PerceptronTask contradiction =
        PerceptronTask.of(new double[] {1, 1, 1, 1}, 2, new double[] {1, -1});
    PerceptronSpec spec = PerceptronSpec.of(Consolidation.none()).withMaxEpochs(7);
    PerceptronResult result = engine.learn(spec, contradiction);
    assertEquals(false, result.success());
    assertEquals(7, result.epochs());
    assertEquals(14, result.presentations());
  }

  @Test
  void aLearnerCanLearnAgainUnderOtherRules() {
    PerceptronTask task = PerceptronTask.random(30, 40, 9);
    PerceptronLearner learner = engine.open(task);
    for (double decayTime : DECAY_TIMES) {
      for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
        Consolidation rule = Consolidation.of(policy, 1.5, decayTime);
        PerceptronComparison.check(learner, rule, 20);
      }
    }
  }

  @Test
  void sweepsGiveTheSameResultsOnAnyNumberOfThreads() {
    List<PerceptronSpec> specs =
        List.of(
            PerceptronSpec.of(Consolidation.none()),
            PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 2, 500)));
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      int each = seed;
      tasks.add(() -> PerceptronTask.random(20, 25, each));
    }
    var one = engine.learnAll(specs, tasks, 1);
    var three = engine.learnAll(specs, tasks, 3);
    assertEquals(5, one.size());
    for (int t = 0; t < 5; t++) {
      for (int k = 0; k < 2; k++) {
        assertEquals(one.get(t).get(k).ledger(), three.get(t).get(k).ledger());
        PerceptronResult alone = engine.learn(specs.get(k), tasks.get(t).get());
        assertEquals(alone.ledger(), three.get(t).get(k).ledger());
      }
    }
  }

  private static List<PerceptronSpec> thresholds() {
    return IntStream.range(1, 6)
        .mapToObj(theta -> Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, theta, 500))
        .map(PerceptronSpec::of)
        .toList();
  }

  @Test
  void resultsMayLeadToFurtherRuns() {
    PerceptronChain chain = new PerceptronChain(thresholds(), Integer.MAX_VALUE);
    engine.learnAll(chain, 2);
    for (PerceptronSpec spec : thresholds()) {
      for (int k = 0; k < 2; k++) {
        PerceptronTask task = PerceptronChain.task(k == 0 ? 0 : 1 + thresholds().indexOf(spec));
        assertEquals(engine.learn(spec, task).ledger(), chain.of(spec).get(k).ledger());
      }
    }
  }

  @Test
  void whoeverStopsSweepsHasTheResultsUntilThen() {
    PerceptronChain some = new PerceptronChain(thresholds(), 5);
    engine.learnAll(some, 1);
    assertEquals(5, some.results(), "the others had not begun");
    PerceptronChain none = new PerceptronChain(thresholds(), 0);
    engine.learnAll(none, 1);
    assertEquals(0, none.results());
  }

  private PerceptronResult compare(PerceptronTask task, Consolidation rule, int maxEpochs) {
    return PerceptronComparison.check(engine.open(task), rule, maxEpochs);
  }
}
