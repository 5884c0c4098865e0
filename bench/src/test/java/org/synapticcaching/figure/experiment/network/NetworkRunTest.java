package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.figure.CountingBackend;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.search.SearchRange;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingPlan;

class NetworkRunTest {
  private static final int INPUTS = 20;
  private static final DataSet BLOBS = new DataSet("blobs", "", blobs(1, 300), blobs(2, 100));

  /** Never consolidates before the end, and forgets nothing. */
  private static final Consolidation NEVER =
      Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);

  /** Ten classes, each with a pair of bright inputs under noise. */
  private static Patterns blobs(long seed, int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[] values = new float[count * INPUTS];
    int[] labels = new int[count];
    for (int p = 0; p < count; p++) {
      labels[p] = p % 10;
      for (int i = 0; i < INPUTS; i++) {
        boolean bright = i / 2 == labels[p];
        values[p * INPUTS + i] = (bright ? 0.8f : 0) + 0.3f * random.nextFloat();
      }
    }
    return Patterns.ofFloats(values, INPUTS, labels, 10);
  }

  private static PointContext context(List<Double> progress, boolean cancelled) {
    return new PointContext(
        Optional.of(Backends.named("simd")), Optional.of(BLOBS), () -> cancelled, progress::add, 1);
  }

  private static NetworkRun run(Consolidation consolidation) {
    Network network = Network.lr20(INPUTS, List.of(8), 10);
    TrainingPlan plan =
        new TrainingPlan(900, 100, Double.NaN, TrainingPlan.GoalCheck.EVERY_TEST, false);
    return new NetworkRun("blobs", network, Replica.of(network, 5, 0.5, consolidation), plan);
  }

  private static List<Row> learned(Point point) {
    return point.work().run(context(new ArrayList<>(), false));
  }

  @Test
  void everyTestBecomesARowWithParametersAndEnergies() {
    List<Double> progress = new ArrayList<>();
    Consolidation caching = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.05, 200);
    List<Row> rows = run(caching).curve(0.01).work().run(context(progress, false));
    assertEquals(9, rows.size());
    Row last = rows.get(8);
    assertEquals(900, last.whole("presentations"));
    assertEquals(5, last.whole("seed"));
    assertEquals("local-local", last.text("policy"));
    assertEquals(0.05, last.number("threshold"));
    assertEquals(0.01, last.number("maintenance_cost"));
    assertTrue(last.number("maintenance") > 0);
    assertEquals(
        last.number("consolidation") + last.number("maintenance") + last.number("residual"),
        last.number("total"),
        1e-9);
    assertTrue(last.number("minimum") < last.number("total"));
    assertEquals("completed", last.text("ending"));
    assertEquals(1.0, progress.get(progress.size() - 1));
  }

  @Test
  void theNeverPolicyWithoutDecayCostsTheMinimum() {
    List<Row> kept = learned(run(NEVER).curve(0));
    List<Row> paid = learned(run(Consolidation.none()).curve(0));
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(kept.get(i).number("minimum"), kept.get(i).number("total"), 1e-6);
      // Float32 rounds w(0) + l and w(0) + s alike to about 1e-6 per synapse.
      assertEquals(paid.get(i).number("minimum"), kept.get(i).number("total"), 1e-3);
    }
  }

  @Test
  void aRunWithoutCachingTellsWhatNeverConsolidatingCosts() {
    NetworkRun run = run(Consolidation.none());
    List<Row> alone = learned(run(NEVER).curve(0));
    List<Row> direct = learned(run.curve(0));
    List<Row> both = learned(run.curve(0, Optional.of(run(NEVER))));
    assertEquals(direct, both.subList(0, direct.size()));
    List<Row> told = both.subList(direct.size(), both.size());
    assertEquals(alone.size(), told.size());
    for (int i = 0; i < alone.size(); i++) {
      assertEquals(alone.get(i).values().keySet(), told.get(i).values().keySet());
      assertEquals("never", told.get(i).text("policy"));
      assertEquals(alone.get(i).whole("presentations"), told.get(i).whole("presentations"));
      assertEquals(alone.get(i).number("accuracy"), told.get(i).number("accuracy"), 0.011);
      for (String energy : List.of("total", "residual", "minimum", "without_caching")) {
        assertEquals(alone.get(i).number(energy), told.get(i).number(energy), 1e-3, energy);
      }
      assertEquals(0, told.get(i).number("consolidation") + told.get(i).number("maintenance"));
    }
  }

  @Test
  void aRunThatIsToStopGivesNoRows() {
    NetworkRun run = run(Consolidation.none());
    assertThrows(
        CancellationException.class,
        () -> run.curve(0).work().run(context(new ArrayList<>(), true)));
  }

  @Test
  void keysAndDefinitionsTellRunsApart() {
    NetworkRun none = run(Consolidation.none());
    assertEquals("blobs/seed=5", none.curve(0).key());
    assertTrue(!none.curve(0).definition().equals(none.curve(0.1).definition()));
    assertEquals(none.curve(0).definition(), run(Consolidation.none()).curve(0).definition());
  }

  @Test
  void walksOverThresholdsShareRunsBetweenAccuracies() {
    CountingBackend counting = new CountingBackend(false);
    PointContext context =
        new PointContext(Optional.of(counting), Optional.of(BLOBS), () -> false, done -> {}, 1);
    HiddenUnits settings =
        new HiddenUnits(
            "lr20",
            List.of(8),
            List.of(0.5, 0.8),
            0.5,
            Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0, 200),
            new ThresholdWalk(0.05, 3),
            0.001,
            3000,
            100,
            List.of(5L),
            List.of());
    List<Row> rows = new SizeSearch(settings, 8, 5, context).rows();
    for (double goal : settings.accuracies()) {
      List<Row> ofGoal = rows.stream().filter(row -> row.number("goal") == goal).toList();
      assertTrue(ofGoal.size() <= 3);
      assertEquals(
          1, ofGoal.stream().filter(row -> row.text("best_threshold").equals("true")).count());
      for (Row row : ofGoal) {
        assertEquals(row.text("reached").equals("true"), row.number("accuracy") >= goal);
      }
    }
    long thresholds = rows.stream().map(row -> row.number("threshold")).distinct().count();
    assertEquals(thresholds, counting.opened().size());
    assertTrue(rows.size() > thresholds);
  }

  /** One row for each choice, accuracy, cost and fresh seed, from runs that all of them share. */
  @Test
  void networksThatSetTheirThresholdsAreComparedOnFreshSeeds() {
    CountingBackend counting = new CountingBackend(false);
    PointContext images = images(counting);
    AdaptiveNetworks settings =
        new AdaptiveNetworks(
            "lr20",
            8,
            0.5,
            List.of(0.3, 0.5),
            List.of(500.0),
            SearchRange.linear(0.01, 0.05, 3),
            0,
            List.of(1e-3, 1e-2),
            List.of(ThresholdScope.MATRIX, ThresholdScope.SYNAPSE),
            900,
            300,
            3000,
            100,
            List.of(1L, 2L),
            List.of(3L));
    List<Point> points = settings.points();
    assertEquals(
        List.of(
            "images/tau=500.0",
            "images/tau=500.0/scope=synapse/c=0.001",
            "images/tau=500.0/scope=synapse/c=0.01"),
        points.stream().map(Point::key).toList());
    List<Row> rows = new ArrayList<>(points.get(0).work().run(images));
    assertEquals(2 * 2 * 2, rows.size());
    List<Row> forEachSynapse = new ArrayList<>(points.get(1).work().run(images));
    assertEquals(2, forEachSynapse.size());
    forEachSynapse.addAll(points.get(2).work().run(images));
    assertTrue(forEachSynapse.stream().allMatch(row -> row.text("choice").equals("auto")));
    rows.addAll(forEachSynapse);
    for (Row row : rows) {
      assertEquals(3, row.whole("seed"));
      double cost = row.number("maintenance_cost");
      NetworkRun alone =
          row.text("choice").equals("auto")
              ? settings.auto(
                  row.has("auto_scope") ? ThresholdScope.SYNAPSE : ThresholdScope.MATRIX,
                  cost,
                  500,
                  3)
              : settings.fixed(row.number("threshold"), 500, 3);
      List<Sample> tests = alone.train(images, 0, 1).samples();
      Optional<Sample> first =
          tests.stream().filter(test -> test.accuracy() >= row.number("goal")).findFirst();
      Sample sample = first.orElse(tests.get(tests.size() - 1));
      assertEquals(String.valueOf(first.isPresent()), row.text("reached"));
      assertEquals(sample.presentations(), row.whole("presentations"));
      assertEquals(sample.ledger().under(EnergyModel.linear(cost)).total(), row.number("total"));
    }
    // Three thresholds of two seeds, some of them of the third, and one run for each cost and
    // scope; and all that this test learned again.
    int runs = counting.opened().size() - rows.size();
    assertTrue(runs >= 3 * 2 + 1 + 4 && runs <= 3 * 2 + 3 + 4, "runs " + runs);
  }

  /** Of MNIST's size. */
  private static PointContext images(CountingBackend backend) {
    Patterns train = DataSets.open(DataRequest.of("digits"), line -> {}).train();
    DataSet few = new DataSet("few", "", train.first(500), train.first(200));
    return new PointContext(Optional.of(backend), Optional.of(few), () -> false, done -> {}, 1);
  }
}
