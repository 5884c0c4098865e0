package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.chart.ChartRenderer;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

/** Charts and importances tell what the answers were made to say. */
class StudyChartsTest {
  private static final Space SPACE =
      new Space(
          List.of(
              ParameterWords.parse("rule=all,some,few", any -> false),
              ParameterWords.parse("learning-rate=0.01:1:log", any -> false),
              ParameterWords.parse("threshold=0.01:1:log", any -> false)),
          Map.of());

  private static double energy(Map<String, String> settings) {
    double rule = settings.get("rule").equals("all") ? 10 : 1;
    return rule * Math.pow(Double.parseDouble(settings.get("learning-rate")), -0.2);
  }

  private static Found found() throws IOException {
    StudyPlan plan = new StudyPlan(0.93, 900, 100, 54, 3, 3, 1);
    Answers answers = MadeAnswers.of(StudyChartsTest::energy, any -> 100);
    return new Search(SPACE, plan, Budget.parse("60000"), answers).run();
  }

  @Test
  void whatMattersIsImportant() throws IOException {
    Map<String, Importance> all =
        Importance.of(SPACE, found().first()).stream()
            .collect(Collectors.toMap(Importance::option, each -> each));
    assertTrue(all.get("rule").share() > 0.5, () -> "" + all);
    assertTrue(all.get("learning-rate").share() > 0.15, () -> "" + all);
    assertTrue(all.get("threshold").share() < 0.05, () -> "" + all);
    assertTrue(all.get("learning-rate").ofRange());
    assertTrue(!all.get("rule").ofRange());
    List<Importance> few = Importance.of(SPACE, found().first().subList(0, 3));
    few.forEach(each -> assertTrue(Double.isNaN(each.share())));
  }

  @Test
  void historyFallsAndTheFrontHasNothingBelowIt() throws IOException {
    Map<String, List<ChartSpec>> charts = StudyCharts.of(found());
    assertEquals(
        List.of("history", "pareto", "parallel", "importance"), List.copyOf(charts.keySet()));
    Curve best = named(charts.get("history").get(0), "best so far");
    double least = Double.POSITIVE_INFINITY;
    for (Curve.Dot dot : best.points()) {
      assertTrue(dot.y() <= least);
      least = dot.y();
    }
    for (ChartSpec chart : charts.get("pareto")) {
      Curve front = named(chart, "front");
      for (Curve.Dot run : named(chart, "runs").points()) {
        assertTrue(front.points().stream().anyMatch(dot -> dot.y() <= run.y()));
      }
    }
  }

  private static Curve named(ChartSpec chart, String name) {
    return chart.curves().stream()
        .filter(curve -> curve.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameStudyHasTheSameChartsAlsoWhenNobodyReaches() throws IOException {
    for (List<ChartSpec> chart : StudyCharts.of(found()).values()) {
      assertArrayEquals(
          new ChartRenderer(chart).picture().svg(), new ChartRenderer(chart).picture().svg());
    }
    StudyPlan plan = new StudyPlan(0.93, 900, 100, 9, 3, 3, 1);
    MadeAnswers missed = new MadeAnswers(any -> 0, any -> 1e9, any -> true, new ArrayList<>());
    Found none = new Search(SPACE, plan, Budget.parse("20000"), missed).run();
    for (List<ChartSpec> chart : StudyCharts.of(none).values()) {
      assertTrue(new ChartRenderer(chart).picture().svg().length > 0);
    }
  }
}
