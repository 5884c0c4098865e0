package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

/** On the made-up machine of {@link CeilingsTest#made}. */
class RooflineChartTest {
  private static final DataFacts FACTS = new DataFacts(4, 2, 2);

  private static RooflinePoint point(String backend, String benchmark, String hidden) {
    Scored row =
        new Scored(
            benchmark,
            Map.of("backend", backend, "hidden", hidden, "policy", "none"),
            "ops/s",
            0.01,
            Map.of());
    return RooflinePoint.of(row, Roofline.of(row, CeilingsTest.made(), FACTS).orElseThrow());
  }

  private static Curve curve(ChartSpec panel, String name) {
    return panel.curves().stream().filter(each -> each.name().equals(name)).findFirst().get();
  }

  @Test
  void aPanelForEachBackend_aSeriesForEachBenchmark() {
    List<ChartSpec> panels =
        RooflineChart.of(
            List.of(
                point("simd", "TrainBenchmark.train", "3"),
                point("simd", "TrainBenchmark.train", "5"),
                point("simd", "ForwardBenchmark.forward", "3"),
                point("ejml", "TrainBenchmark.train", "3")),
            CeilingsTest.made());
    assertEquals(List.of("simd", "ejml"), panels.stream().map(ChartSpec::title).toList());
    ChartSpec simd = panels.get(0);
    assertTrue(simd.x().log() && simd.y().log());
    assertEquals(2, curve(simd, "TrainBenchmark.train").points().size());
    assertEquals(1, curve(simd, "ForwardBenchmark.forward").points().size());
    Bound bound = point("simd", "ForwardBenchmark.forward", "3").bound();
    Curve.Dot dot = curve(simd, "ForwardBenchmark.forward").points().get(0);
    assertEquals(bound.operations() / bound.bytes(), dot.x());
    assertEquals(0.01 * bound.operations(), dot.y());
  }

  @Test
  void slopesMeetTheRoofOfWhatTheBackendComputesWith() {
    List<ChartSpec> panels =
        RooflineChart.of(
            List.of(
                point("simd", "TrainBenchmark.train", "3"),
                point("ejml", "TrainBenchmark.train", "3")),
            CeilingsTest.made());
    Curve.Dot single = end(curve(panels.get(0), "L2 bandwidth, one thread"));
    assertEquals(100.0 / 40, single.x());
    assertEquals(100, single.y());
    Curve.Dot twice = end(curve(panels.get(1), "L2 bandwidth, one thread"));
    assertEquals(50, twice.y());
    assertEquals(380, end(curve(panels.get(0), "FMA float32, 4 threads")).y());
  }

  private static Curve.Dot end(Curve curve) {
    return curve.points().get(curve.points().size() - 1);
  }

  @Test
  void copiesHaveNoPlace() {
    Scored copy =
        new Scored(
            "MemoryBenchmark.copy",
            Map.of("memory", "host", "mebibytes", "1"),
            "ops/s",
            1e-6,
            Map.of());
    Bound bound = Roofline.of(copy, CeilingsTest.made(), FACTS).orElseThrow();
    assertTrue(
        RooflineChart.of(List.of(RooflinePoint.of(copy, bound)), CeilingsTest.made()).isEmpty());
  }

  @Test
  void tellsOfARowAboveItsBound() {
    Bound bound = new Bound("L1 bandwidth, one thread", 10, "B/s", 12, 1.2, 1, 2, "call", 3);
    String doubt = BoundColumns.doubt("Sort (n=1)", bound).orElseThrow();
    assertTrue(
        doubt.startsWith("Sort (n=1) reaches 1.20 times its bound (L1 bandwidth, one thread): "),
        doubt);
    Bound possible = new Bound("L1 bandwidth, one thread", 10, "B/s", 9, 0.9, 1, 2, "call", 3);
    assertTrue(BoundColumns.doubt("Sort", possible).isEmpty());
    assertEquals("90 % of L1 bandwidth, one thread", BoundColumns.words(Optional.of(possible)));
    assertEquals(
        List.of("L1 bandwidth, one thread", "10.0", "B/s", "9.0", "0.9", "1.0", "2.0"),
        BoundColumns.cells(Optional.of(possible)));
    assertEquals(BoundColumns.NAMES.size(), BoundColumns.cells(Optional.empty()).size());
  }
}
