package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataPlaces;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.figure.CountingBackend;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.experiment.competition.Outcome;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** On a device, the networks of a figure learn in one population. */
class SideBySideTest {
  private static final DataSet DIGITS =
      DataSets.open(
          new DataRequest(
              DataRequest.DIGITS,
              InputEncoding.UNIT,
              DataPlaces.usual(),
              1,
              OptionalInt.of(60),
              OptionalInt.of(20)),
          line -> {});

  @TempDir private Path folder;

  private final CountingBackend processor = new CountingBackend(false);
  private final CountingBackend device = new CountingBackend(true);

  private FigureReport make(Backend backend, String name, int stopAfter) throws Exception {
    return make(TinyCurves.figure(), backend, name, stopAfter);
  }

  private FigureReport make(Figure figure, Backend backend, String name, int stopAfter)
      throws Exception {
    int[] checked = {0};
    FigureEnvironment environment =
        new FigureEnvironment(
            Optional.of(backend),
            Optional.of(DIGITS),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("figure"));
    return new FigureRunner(
            environment,
            1,
            folder.resolve(name),
            false,
            task -> Progress.SILENT,
            line -> {},
            () -> ++checked[0] > stopAfter)
        .run(figure, FigureOptions.of(Scale.QUICK));
  }

  @Test
  void networksOfOneShapeAndPlanShareAPopulationAndLearnTheSame() throws Exception {
    assertTrue(make(processor, "alone", Integer.MAX_VALUE).complete());
    assertEquals(List.of(1, 1, 1, 1, 1), processor.opened());
    assertTrue(make(device, "together", Integer.MAX_VALUE).complete());
    assertEquals(List.of(1, 4), device.opened(), "one has another number of hidden units");
    String data = TinyCurves.ID + "/data.csv";
    assertEquals(
        Files.readString(folder.resolve("alone").resolve(data)),
        Files.readString(folder.resolve("together").resolve(data)));
  }

  /** Every other network learns from errors only. */
  private static Point underSomeRule(PlasticityRule rule, int k) {
    Network network = NetworkRun.network("rp24", 12);
    Plasticity plasticity = Plasticity.of(rule, PlasticShare.fraction(0.5));
    Replica replica =
        Replica.of(network, 3, 0.01, Consolidation.none())
            .with(k % 2 == 0 ? plasticity : plasticity.withErrorGate());
    TrainingPlan plan = TrainingPlan.until(0.5, 200, 20);
    return new Outcome(new NetworkRun(rule.id(), network, replica, plan), 0.5, 0).point();
  }

  @Test
  void networksUnderDifferentRulesShareAPopulationToo() throws Exception {
    List<PlasticityRule> rules =
        Arrays.stream(PlasticityRule.values()).filter(PlasticityRule::takesShare).toList();
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < rules.size(); k++) {
      points.add(underSomeRule(rules.get(k), k));
    }
    Figure figure =
        new Figure(
            TinyCurves.figure().card(),
            options ->
                new ExperimentPlan(Map.of(), points, TinyCurves::charts, List.of(), List.of()));
    assertTrue(make(figure, processor, "alone", Integer.MAX_VALUE).complete());
    assertTrue(make(figure, device, "together", Integer.MAX_VALUE).complete());
    assertEquals(List.of(rules.size()), device.opened());
    String data = TinyCurves.ID + "/data.csv";
    assertEquals(
        Files.readString(folder.resolve("alone").resolve(data)),
        Files.readString(folder.resolve("together").resolve(data)));
  }

  @Test
  void aNetworkThatFillsADeviceLearnsByItself() {
    Network large = NetworkRun.network("rp24", 10_000);
    Replica replica = Replica.of(large, 3, 0.01, Consolidation.none());
    TrainingPlan plan = TrainingPlan.until(0.5, 200, 20);
    Point point = new NetworkRun("large", large, replica, plan).curve(0);
    assertTrue(point.batched().isEmpty());
    assertTrue(underSomeRule(PlasticityRule.LARGEST_UPDATES, 0).batched().isPresent());
  }

  @Test
  void whatHasEndedIsSavedThoughOthersAreStopped() throws Exception {
    FigureReport report = make(device, "stopped", 20);
    assertTrue(report.finished() > 0, "who learns fastest has reached its goal");
    assertTrue(report.finished() <= 3, "the two that learn slowly have not");
    assertFalse(report.complete());
    try (Stream<Path> saved = Files.list(folder.resolve("stopped/" + TinyCurves.ID + "/runs"))) {
      assertEquals(report.finished(), saved.count());
    }
    FigureReport rest = make(device, "stopped", Integer.MAX_VALUE);
    assertTrue(rest.complete());
    assertEquals(report.finished(), rest.reused());
  }
}
