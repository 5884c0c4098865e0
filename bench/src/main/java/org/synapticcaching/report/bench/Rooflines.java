package org.synapticcaching.report.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.roofline.Bound;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.roofline.Roofline;
import org.synapticcaching.roofline.RooflineChart;
import org.synapticcaching.roofline.RooflinePoint;
import org.synapticcaching.roofline.Scored;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;

/** Benchmarks under the roofs of their machine. */
final class Rooflines {
  private Rooflines() {}

  /** The panels of a run of {@code bench}, from the bounds that its summary tells. */
  static List<ChartSpec> of(List<SummaryLine> lines, Ceilings ceilings) {
    List<RooflinePoint> points = new ArrayList<>();
    for (SummaryLine line : lines) {
      bound(line)
          .ifPresent(
              bound -> points.add(new RooflinePoint(line.backend(), line.benchmark(), bound)));
    }
    return RooflineChart.of(points, ceilings);
  }

  private static Optional<Bound> bound(SummaryLine line) {
    OptionalDouble score = line.number("score.median");
    OptionalDouble fraction = line.number("bound.fraction");
    OptionalDouble operations = line.number("operations");
    OptionalDouble bytes = line.number("bytes");
    if (score.isEmpty() || fraction.isEmpty() || operations.isEmpty() || bytes.isEmpty()) {
      return Optional.empty();
    }
    Scored scored =
        new Scored(line.benchmark(), Map.of(), line.text("unit"), score.getAsDouble(), Map.of());
    return Optional.of(
        new Bound(
            line.text("bound"),
            line.number("bound.value").orElse(Double.NaN),
            line.text("bound.unit"),
            line.number("achieved").orElse(Double.NaN),
            fraction.getAsDouble(),
            operations.getAsDouble(),
            bytes.getAsDouble(),
            "",
            operations.getAsDouble() * scored.perSecond()));
  }

  /** The panels of files that JMH wrote by itself, all of one machine and one set of patterns. */
  static List<ChartSpec> of(List<BenchRun> files, Ceilings ceilings, DataFacts facts) {
    List<RooflinePoint> points = new ArrayList<>();
    for (BenchRun file : files) {
      for (BenchRow row : file.rows()) {
        Scored scored = scored(row);
        Roofline.of(scored, ceilings, facts)
            .ifPresent(bound -> points.add(RooflinePoint.of(scored, bound)));
      }
    }
    return RooflineChart.of(points, ceilings);
  }

  private static Scored scored(BenchRow row) {
    Map<String, Double> counters = new HashMap<>();
    row.counters()
        .forEach(
            (name, counter) ->
                counter.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .ifPresent(mean -> counters.put(name, mean)));
    return new Scored(
        row.benchmark(), row.parameters(), row.unit(), Bootstrap.median(row), counters);
  }
}
