package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.figure.paper.lr20.Lr20Networks;
import org.synapticcaching.figure.paper.n22.N22Networks;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.training.TrainingPlan.GoalCheck;

/** The sources' own parameters, as far as they and their scripts tell. */
class PaperParametersTest {
  private static final FigureOptions PAPER = FigureOptions.of(Scale.PAPER);

  @ParameterizedTest
  @EnumSource(Scale.class)
  void pointsOfAFigureHaveKeysOfTheirOwn(Scale scale) {
    Set<String> ids = new HashSet<>();
    for (Figure figure : FigureCatalog.all()) {
      assertTrue(ids.add(figure.card().id()));
      Set<String> keys = new HashSet<>();
      ExperimentPlan experiment = figure.plan(FigureOptions.of(scale));
      for (Point point : experiment.points()) {
        assertTrue(keys.add(point.key()), point.key());
      }
      assertTrue(!keys.isEmpty() && !experiment.claims().isEmpty(), figure.card().id());
    }
  }

  @Test
  void runsAndSeedsFollowTheUser() {
    FigureOptions options = new FigureOptions(Scale.QUICK, 7, OptionalInt.of(4), Optional.empty());
    ExperimentPlan experiment = Lr20Networks.fig5b().plan(options);
    assertEquals(3 * 4, experiment.points().size(), "the minimum needs no runs of its own");
    assertTrue(experiment.points().get(3).key().endsWith("/seed=10"));
  }

  @Test
  void figure5aOfLiAndVanRossum() {
    LearningRates settings = (LearningRates) Lr20Networks.fig5a().plan(PAPER).settings();
    assertEquals(
        List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0),
        settings.learningRates());
    assertEquals(100, settings.hidden());
    assertEquals(6000, settings.plan().testEvery());
    assertEquals(100 * 60_000, settings.plan().maxPresentations());
    assertEquals(0.96, settings.plan().goal());
    assertEquals(GoalCheck.EPOCH_END, settings.plan().goalCheck());
    assertTrue(settings.plan().stopWhenStalled());
  }

  @Test
  void figure5bOfLiAndVanRossum() {
    CachingComparison settings = (CachingComparison) Lr20Networks.fig5b().plan(PAPER).settings();
    assertEquals(0.1, settings.learningRate());
    assertEquals(1000, settings.plan().testEvery());
    assertEquals(30 * 60_000, settings.plan().maxPresentations());
    assertEquals(0.97, settings.plan().goal());
    CachingComparison.Variant synapse = settings.variants().get(1);
    assertEquals(ConsolidationPolicy.LOCAL_LOCAL, synapse.consolidation().policy());
    assertEquals(0.02, synapse.consolidation().theta());
    assertEquals(1000, synapse.consolidation().decayTime());
    assertEquals(Comparison.GREATER, synapse.consolidation().comparison());
    assertEquals(0.001, synapse.maintenanceCost());
    CachingComparison.Variant neuron = settings.variants().get(2);
    assertEquals(ConsolidationPolicy.LOCAL_NEURON, neuron.consolidation().policy());
    assertEquals(0.04, neuron.consolidation().theta());
    CachingComparison.Variant minimum = settings.variants().get(3);
    assertEquals(ConsolidationPolicy.NEVER, minimum.consolidation().policy());
    assertEquals(Double.POSITIVE_INFINITY, minimum.consolidation().decayTime());
    assertEquals(0, minimum.maintenanceCost());
  }

  @Test
  void figure5cOfLiAndVanRossum() {
    HiddenUnits settings = (HiddenUnits) Lr20Networks.fig5c().plan(PAPER).settings();
    assertEquals(31, settings.sizes().size());
    assertEquals(5, settings.sizes().get(0));
    assertEquals(155, settings.sizes().get(30));
    assertEquals(List.of(0.85, 0.93), settings.accuracies());
    assertEquals(ConsolidationPolicy.LOCAL_NEURON, settings.consolidation().policy());
    assertEquals(1000, settings.consolidation().decayTime());
    assertEquals(0.01, settings.walk().step());
    assertEquals(30 * 60_000, settings.maxPresentations());
    assertEquals(3, settings.seeds().size());
  }

  @Test
  void figures6And7OfNyiroLookEveryThousandPresentations() {
    CachingComparison six = (CachingComparison) N22Networks.fig6().plan(PAPER).settings();
    HiddenUnits seven = (HiddenUnits) N22Networks.fig7().plan(PAPER).settings();
    assertEquals(5e-5, six.variants().get(1).consolidation().theta());
    assertEquals(0.96, six.plan().goal());
    assertEquals(10, seven.seeds().size());
    assertEquals(30, seven.sizes().size());
    assertEquals(1, seven.sizes().get(0));
    assertEquals(200, seven.sizes().get(29));
    assertEquals(5e-4, seven.walk().threshold(1));
    assertEquals(1, seven.walk().limit());
    assertEquals(80 * 60_000, seven.maxPresentations());
    for (var consolidation :
        List.of(six.variants().get(1).consolidation(), seven.consolidation())) {
      assertEquals(1000, consolidation.every());
      assertEquals(1000, consolidation.decayTime());
      assertEquals(Comparison.GREATER_OR_EQUAL, consolidation.comparison());
      assertEquals(EventOrder.LEARN_FIRST, consolidation.order());
    }
  }

  @Test
  void supplement1bOfFigure3OfLiAndVanRossum() {
    TimeAgainstEnergy settings = (TimeAgainstEnergy) Lr20Networks.fig3s1b().plan(PAPER).settings();
    assertEquals(0.005, settings.thresholds().get(0));
    assertEquals(0.015, settings.thresholds().get(2));
    assertEquals(10_000, settings.decayTime());
    assertEquals(0.93, settings.accuracy());
    assertEquals(0.001, settings.largeCost());
  }
}
