package org.synapticcaching.figure.experiment.competition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

class OutcomeTest {
  private static final int PIXELS = 784;
  private static final DataSet BLOBS = new DataSet("blobs", "", blobs(1, 60), blobs(2, 30));
  private static final Network NETWORK = NetworkRun.network("rp24", 20);
  private static final Replica PLAIN =
      Replica.of(NETWORK, 5, 0.01, Consolidation.none())
          .with(PresentationOrder.of(PresentationOrder.Kind.RANDOM));

  /** A tenth of the synapses within a subnet of 10 hidden units. */
  private static final Plasticity WITHIN_SUBNET =
      Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.ALL)
          .withShares(List.of(count(785), count(10)))
          .within(count(10));

  /** Ten classes, each with a patch of bright pixels under noise, less about their mean. */
  private static Patterns blobs(long seed, int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[] values = new float[count * PIXELS];
    int[] labels = new int[count];
    for (int p = 0; p < count; p++) {
      labels[p] = p % 10;
      for (int i = 0; i < PIXELS; i++) {
        boolean bright = i / 78 == labels[p];
        values[p * PIXELS + i] = (bright ? 0.6f : 0) + 0.2f * random.nextFloat() - 0.15f;
      }
    }
    return Patterns.ofFloats(values, PIXELS, labels, 10);
  }

  private static PointContext context(boolean cancelled) {
    return new PointContext(
        Optional.of(Backends.named("ejml")), Optional.of(BLOBS), () -> cancelled, done -> {}, 1);
  }

  private static TrainingPlan plan(double goal) {
    return new TrainingPlan(300, 20, goal, TrainingPlan.GoalCheck.EVERY_TEST, false);
  }

  private static Outcome outcome(String series, double fraction, Replica replica, double goal) {
    return new Outcome(new NetworkRun(series, NETWORK, replica, plan(goal)), fraction, 0);
  }

  private static Row run(Replica replica, double goal) {
    List<Row> rows = outcome("some", 0.1, replica, goal).point().work().run(context(false));
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  @Test
  void aRunThatReachesItsGoalTellsBothEnergiesAndTheirDirectCounterparts() {
    Row row = run(PLAIN, 0.9);
    assertEquals("true", row.text("reached"));
    assertEquals("goal", row.text("ending"));
    assertTrue(row.number("accuracy") >= 0.9);
    assertTrue(row.whole("presentations") < 300);
    assertEquals(30, row.whole("test_patterns"));
    long synapses = NETWORK.synapses();
    assertEquals(row.whole("presentations") * synapses, row.whole("m0"), 0.01 * synapses * 300);
    assertEquals(synapses, row.whole("m0_direct"));
    assertTrue(row.number("m1_direct") < row.number("m1"));
    assertEquals(row.number("m1"), row.number("total"), 1e-9 * row.number("m1"));
    assertEquals(1, row.number("plastic_fraction"), 0.01);
    assertTrue(Double.isNaN(row.number("simpson_input")));
  }

  @Test
  void aRunThatMissesItsGoalIsListedAsSuch() {
    Row row = run(PLAIN.with(Plasticity.of(PlasticityRule.FIXED_NEURONS, count(1))), 0.9);
    assertEquals("false", row.text("reached"));
    assertEquals("goal-not-reached", row.text("ending"));
    assertEquals(300, row.whole("presentations"));
  }

  private static PlasticShare count(int count) {
    return PlasticShare.count(count);
  }

  @Test
  void competitionWithinASubnetChangesItsShareOfSynapses() {
    Row row = run(PLAIN.with(WITHIN_SUBNET).countingChanges(), Double.NaN);
    assertEquals(300 * 795, row.whole("m0"), 0.02 * 300 * 795);
    assertTrue(row.whole("m0_direct") <= 10 * 795);
    assertEquals(10, row.whole("plastic_hidden"));
    assertTrue(row.number("simpson_input") > 0.1);
    assertEquals("true", row.text("reached"));
  }

  @Test
  void aRunTellsWhatItGivesWithEveryLowerGoal() {
    for (List<Double> goals : List.of(List.of(0.3, 0.9, 0.6), List.of(0.2, 1.0))) {
      Replica replica =
          goals.contains(1.0)
              ? PLAIN.with(Plasticity.of(PlasticityRule.FIXED_NEURONS, count(3)))
              : PLAIN;
      List<Outcome> outcomes =
          goals.stream().map(goal -> outcome("to " + goal, 0.1, replica, goal)).toList();
      List<Row> together = Outcome.together(outcomes).work().run(context(false));
      boolean missed = goals.contains(1.0);
      assertEquals(missed ? "false" : "true", together.get(1).text("reached"));
      for (int i = 0; i < outcomes.size(); i++) {
        assertEquals(
            outcomes.get(i).point().work().run(context(false)), together.subList(i, i + 1));
      }
    }
  }

  @Test
  void runsThatDifferInMoreThanTheirGoalAreNotOne() {
    Outcome some = outcome("some", 0.1, PLAIN, 0.5);
    Replica gated = PLAIN.with(Plasticity.all().withErrorGate());
    List<Outcome> two = List.of(some, outcome("other", 0.1, gated, 0.9));
    assertThrows(IllegalArgumentException.class, () -> Outcome.together(two));
    assertEquals(some.point().key(), Outcome.together(List.of(some)).key());
  }

  @Test
  void aRunThatIsToStopGivesNoRow() {
    Outcome outcome = outcome("some", 0.1, PLAIN, 0.9);
    assertThrows(CancellationException.class, () -> outcome.point().work().run(context(true)));
  }

  @Test
  void keysTellWhatRunsDifferIn() {
    Replica within = PLAIN.with(WITHIN_SUBNET);
    assertEquals(
        "some/H=20/sd=0.03/p=0.1/k=10/seed=5", outcome("some", 0.1, within, 0.9).point().key());
    assertEquals("all/H=20/sd=0.03/seed=5", outcome("all", Double.NaN, PLAIN, 0.9).point().key());
  }
}
