package org.synapticcaching.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.spiking.SpikingModel.Stopping;

class SpikingExperimentTest {
  private static final SpikingExperiment LR20 = new SpikingExperiment(SpikingModel.lr20());
  private static final EnergyModel FREE_KEEPING = EnergyModel.linear(0);

  private static Consolidation cachedWith(double threshold) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, Double.POSITIVE_INFINITY);
  }

  private static SpikingModel stopping(SpikeTimingRule rule, int window, int maxRuns) {
    SpikingModel model = SpikingModel.lr20();
    return new SpikingModel(
        model.membrane(), rule, model.protocol(), new Stopping(window, 0.03, maxRuns));
  }

  @Test
  void cachingSavesMostOfTheEnergy() {
    double saved = 0;
    int learned = 0;
    for (long seed = 0; seed < 6; seed++) {
      SpikingResult result = LR20.run(new SpikingTask(6, seed, cachedWith(1e-10)));
      assertTrue(result.converged());
      Energy energy = result.atSettling().under(FREE_KEEPING);
      saved += (1 - energy.total() / energy.withoutCaching()) / 6;
      learned += result.learned() ? 1 : 0;
    }
    assertTrue(saved > 0.7 && saved < 0.9, "saved " + saved);
    assertTrue(learned >= 3, learned + " of 6 learned");
  }

  @Test
  void withoutDecayPoliciesDifferInEnergyAlone() {
    SpikingResult none = LR20.run(new SpikingTask(3, 8, Consolidation.none()));
    SpikingResult some = LR20.run(new SpikingTask(3, 8, cachedWith(1e-10)));
    Consolidation keep = Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);
    SpikingResult never = LR20.run(new SpikingTask(3, 8, keep));
    assertEquals(none.responses(), some.responses());
    assertEquals(none.responses(), never.responses());
    assertEquals(none.runs(), never.runs());
    Energy dear = none.atEnd().under(FREE_KEEPING);
    Energy between = some.atEnd().under(FREE_KEEPING);
    Energy cheap = never.atEnd().under(FREE_KEEPING);
    assertEquals(dear.withoutCaching(), dear.total(), 1e-12 * dear.total());
    assertEquals(cheap.minimum(), cheap.total(), 1e-9 * cheap.total());
    assertTrue(cheap.total() < between.total() && between.total() < dear.total());
  }

  @Test
  void strongTeachersMakeLargerResponses() {
    double strong = 0;
    double weak = 0;
    for (long seed = 0; seed < 12; seed++) {
      SpikingResult result = LR20.run(new SpikingTask(1, seed, Consolidation.none()));
      assertTrue(result.converged() && result.learned());
      if (result.set().strong().get(0)) {
        strong =
            strong == 0 ? result.responses().get(0) : Math.min(strong, result.responses().get(0));
      } else {
        weak = Math.max(weak, result.responses().get(0));
      }
    }
    assertTrue(weak > 0 && strong > 1.2 * weak, weak + " and " + strong);
  }

  @Test
  void aNeuronThatDoesNotLearnSettlesAfterOneWindow() {
    SpikeTimingRule rigid = new SpikeTimingRule(0, 0, 0.07, 0.05, 2.5e-9);
    SpikingResult result =
        new SpikingExperiment(stopping(rigid, 4, 50))
            .run(new SpikingTask(2, 1, Consolidation.none()));
    assertTrue(result.converged());
    assertFalse(result.learned());
    assertEquals(4, result.runs());
  }

  @Test
  void energyIsReadAtTheFirstRunOfTheWindowInWhichWeightsSettled() {
    SpikingTask task = new SpikingTask(2, 3, Consolidation.none());
    SpikingResult settled = LR20.run(task);
    int first = settled.runs() - 9;
    SpikingResult stopped =
        new SpikingExperiment(stopping(SpikeTimingRule.lr20(), 10, first)).run(task);
    assertFalse(stopped.converged());
    assertEquals(first, stopped.runs());
    assertEquals(stopped.atEnd(), settled.atSettling());
    assertEquals(stopped.atEnd(), stopped.atSettling());
  }

  @Test
  void differentSeedsGiveDifferentSets() {
    Set<PatternSet> sets = new HashSet<>();
    SpikingExperiment brief = new SpikingExperiment(stopping(SpikeTimingRule.lr20(), 1, 1));
    int strong = 0;
    for (long seed = 0; seed < 40; seed++) {
      PatternSet set = brief.run(new SpikingTask(10, seed, Consolidation.none())).set();
      sets.add(set);
      for (int p = 0; p < 10; p++) {
        assertEquals(2, new HashSet<>(set.active().get(p)).size());
        strong += set.strong().get(p) ? 1 : 0;
      }
    }
    assertEquals(40, sets.size());
    assertEquals(200, strong, 4 * 10);
  }

  @Test
  void refusesWhatMakesNoSenseAndSaysWhy() {
    assertMessage("patterns", () -> new SpikingTask(0, 1, Consolidation.none()));
    Consolidation corrected = Consolidation.none().with(EventOrder.CORRECTED);
    assertMessage("event order 'corrected'", () -> new SpikingTask(1, 1, corrected));
    assertMessage("most runs", () -> new Stopping(10, 0.03, 9));
    assertMessage("tolerance", () -> new Stopping(10, Double.NaN, 90));
    assertMessage("own trace time", () -> new SpikeTimingRule(1, 1, 1, 0, 1));
    assertMessage("pattern set", () -> new PatternSet(List.of(), List.of()));
    assertMessage("end of a window", () -> new Protocol.Window(5, 4));
    Protocol.Window window = new Protocol.Window(0, 10);
    assertMessage("rate", () -> new Protocol(10, 2, 15, 20_000, 1000, 1e-4, 10, window, window));
    assertMessage(
        "time steps of a trial", () -> new Protocol(10, 2, 15, 10, 10, 1e-4, 9, window, window));
    assertMessage(
        "inputs for 12", () -> new Protocol(10, 12, 15, 10, 10, 1e-4, 10, window, window));
    assertMessage(
        "firing threshold",
        () -> new Membrane(1e-9, -0.05, -0.07, 0, -0.06, 1e-9, 0, 0, 0, 0.1, 0.1));
  }

  private static void assertMessage(String start, Executable attempted) {
    String message = assertThrows(IllegalArgumentException.class, attempted).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
