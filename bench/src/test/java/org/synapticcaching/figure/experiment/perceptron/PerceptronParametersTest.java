package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.paper.lr20.Lr20Perceptrons;
import org.synapticcaching.figure.paper.n22.N22Perceptrons;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;

/** The sources' own parameters, as far as they and their scripts tell. */
class PerceptronParametersTest {
  private static <T> T paper(Figure figure, Class<T> settings) {
    return settings.cast(figure.plan(FigureOptions.of(Scale.PAPER)).settings());
  }

  @Test
  void conventionsAreThoseOfTheSources() {
    PerceptronConventions lr20 = PerceptronConventions.lr20(1000, 1900);
    Consolidation consolidation =
        lr20.spec(ConsolidationPolicy.LOCAL_LOCAL, 5, 500).consolidation();
    assertEquals(EventOrder.DECAY_FIRST, consolidation.order());
    assertEquals(Comparison.GREATER, consolidation.comparison());
    assertEquals(1 - 1 / 500.0, consolidation.decayFactor());
    assertEquals(10_000, lr20.uncached(List.of()).maxEpochs());
    PerceptronConventions n22 = PerceptronConventions.n22();
    assertEquals(250, n22.synapses());
    assertEquals(250, n22.patterns());
    assertEquals(2500, n22.maxEpochs());
    assertEquals(Comparison.GREATER_OR_EQUAL, n22.comparison());
  }

  @Test
  void figure1ReachesFrom10To1999InStepsOfAtMost10() {
    PatternLoad settings = paper(Lr20Perceptrons.fig1(), PatternLoad.class);
    assertEquals(1000, settings.conventions().synapses());
    int before = 0;
    for (PatternLoad.Load load : settings.loads()) {
      assertTrue(load.patterns() - before <= 10 && load.patterns() > before);
      assertTrue(load.seeds().size() >= (load.patterns() == 1900 ? 20 : 5));
      before = load.patterns();
    }
    assertEquals(10, settings.loads().get(0).patterns());
    assertEquals(1999, before);
    assertEquals(1900, settings.studied());
  }

  @Test
  void figure3Supplement1AHas100RunsAtThresholdsFrom0To10() {
    ThresholdSweep sweep = paper(Lr20Perceptrons.fig3s1a(), TimeAgainstThreshold.class).sweep();
    assertEquals(IntStream.rangeClosed(0, 20).mapToObj(i -> i / 2.0).toList(), sweep.thresholds());
    assertEquals(1000, sweep.decayTime());
    assertEquals(100, sweep.seeds().size());
    assertEquals(10_000, sweep.conventions().maxEpochs());
  }

  @Test
  void figure6HasTheSourcesThresholdFirst() {
    EpochPowers settings = paper(Lr20Perceptrons.fig6(), EpochPowers.class);
    assertEquals(500, settings.decayTime());
    assertEquals(0.01, settings.cost());
    assertEquals(List.of(5.0, 2.5), settings.thresholds());
  }

  @Test
  void figures2To4CompareTheSourcesPolicies() {
    CostSweep policies = paper(Lr20Perceptrons.fig4b(), CostSweep.class);
    assertEquals(
        List.of("local-local", "local-global", "global-global"),
        policies.policies().stream().map(ConsolidationPolicy::id).toList());
    for (Figure figure : List.of(Lr20Perceptrons.fig2c(), Lr20Perceptrons.fig4b())) {
      CostSweep settings = paper(figure, CostSweep.class);
      assertEquals(PerceptronConventions.lr20(1000, 1000), settings.conventions());
      assertEquals(0, settings.costs().get(0));
      assertEquals(10, settings.costs().get(settings.costs().size() - 1));
    }
    assertEquals(
        PerceptronConventions.lr20(1000, 1000),
        paper(Lr20Perceptrons.fig3(), DecaySweep.class).conventions());
    assertEquals(
        PerceptronConventions.lr20(1000, 1000),
        paper(Lr20Perceptrons.fig2b(), EnergyParts.class).sweep().conventions());
  }

  @Test
  void figuresOfTheReportDifferInDecayAlone() {
    assertEquals(
        Double.POSITIVE_INFINITY,
        paper(N22Perceptrons.fig1(), EnergyParts.class).sweep().decayTime());
    assertEquals(500, paper(N22Perceptrons.fig2(), EnergyParts.class).sweep().decayTime());
    assertEquals(500, paper(N22Perceptrons.fig3(), DecayRates.class).strong());
    assertEquals(
        PerceptronConventions.n22(), paper(N22Perceptrons.fig4(), CostSweep.class).conventions());
    assertEquals(
        PerceptronConventions.n22(),
        paper(N22Perceptrons.fig8(), EventOrders.class).sweep().conventions());
  }
}
