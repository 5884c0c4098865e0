package org.synapticcaching.suite.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.synapticcaching.jmh.EnergyCounters;
import org.synapticcaching.joules.JouleCounters;
import org.synapticcaching.roofline.BoundColumns;

/**
 * The columns of {@code summary.csv} behind a row's name. Energy in the model and joules never
 * share a column, and each column's name ends in its unit.
 */
public final class SummaryColumns {
  /** The counter of presentations per second, of benchmarks whose calls are of several. */
  private static final String PRESENTED = "presented";

  /** Of these a call is a presentation, or a step of one. */
  private static final Set<String> OF_PRESENTATIONS = Set.of("kernels", "training");

  private static final String STAGE = "stage";
  private static final String NONE = "";

  private static final ColumnGroup SCORE =
      new ColumnGroup(
          List.of("mode", "unit", "forks", "iterations", "score.median", "score.low", "score.high"),
          row ->
              List.of(
                  row.row().mode(),
                  row.row().unit(),
                  Integer.toString(row.row().forks()),
                  Integer.toString(row.row().iterations()),
                  ColumnGroup.number(row.score().value()),
                  ColumnGroup.number(row.score().low()),
                  ColumnGroup.number(row.score().high())));

  private SummaryColumns() {}

  /**
   * All of them.
   *
   * @param meters which meter of energy was read, by {@code cpu} and {@code gpu}
   */
  public static List<ColumnGroup> all(Map<String, String> meters) {
    return List.of(
        SCORE,
        new ColumnGroup(BoundColumns.NAMES, row -> BoundColumns.cells(row.bound())),
        new ColumnGroup(
            Stream.concat(
                    Stream.of(EnergyCounters.values())
                        .map(each -> "energy." + each.part() + ".weight-change"),
                    Stream.of("energy.stage"))
                .toList(),
            SummaryColumns::energy),
        new ColumnGroup(
            List.of("joules.cpu.per-presentation", "joules.gpu.per-presentation", "joules.meter"),
            row -> joules(row, meters)));
  }

  private static List<String> energy(SummaryRow row) {
    List<String> cells = new ArrayList<>();
    for (EnergyCounters each : EnergyCounters.values()) {
      cells.add(cell(row.counter(each.label())));
    }
    boolean counted = cells.stream().anyMatch(cell -> !cell.isEmpty());
    cells.add(counted ? row.row().parameters().getOrDefault(STAGE, NONE) : NONE);
    return cells;
  }

  private static List<String> joules(SummaryRow row, Map<String, String> meters) {
    List<String> cells = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (JouleCounters each : List.of(JouleCounters.CPU, JouleCounters.GPU)) {
      OptionalDouble joules = joulesPerPresentation(row, each);
      cells.add(cell(joules));
      if (joules.isPresent()) {
        read.add(meters.getOrDefault(each.meter(), each.meter()));
      }
    }
    cells.add(String.join("; ", read));
    return cells;
  }

  /** Empty where no meter was read, and where nothing is presented. */
  public static OptionalDouble joulesPerPresentation(SummaryRow row, JouleCounters meter) {
    OptionalDouble perCall = row.counter(meter.joulesPerOperation());
    OptionalDouble presented = row.counter(PRESENTED);
    if (perCall.isEmpty()) {
      return perCall;
    }
    if (presented.isPresent()) {
      double calls = row.score().value();
      return OptionalDouble.of(perCall.getAsDouble() * calls / presented.getAsDouble());
    }
    return OF_PRESENTATIONS.contains(row.row().suite()) ? perCall : OptionalDouble.empty();
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? ColumnGroup.number(value.getAsDouble()) : NONE;
  }
}
