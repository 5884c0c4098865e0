package org.synapticcaching.report.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.Table;

/**
 * Measured joules beside modelled energy, which is in summed weight change and is no joule.
 *
 * @param lines of a run
 * @param learned how long networks learn
 */
record JouleTable(List<SummaryLine> lines, LearnedNetworks learned) {
  private static final String MODELLED = "energy.total.weight-change";

  /** What joules were measured of. */
  private enum Meter {
    CPU("processor", "joules.cpu.per-presentation"),
    GPU("card", "joules.gpu.per-presentation");

    private final String words;
    private final String column;

    Meter(String words, String column) {
      this.words = words;
      this.column = column;
    }
  }

  JouleTable {
    lines = List.copyOf(lines);
  }

  /** Whether there is any joule. */
  boolean hasJoules() {
    return !table().rows().isEmpty();
  }

  /** A line for each row and meter that measured it. */
  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (SummaryLine line : lines) {
      for (Meter meter : Meter.values()) {
        OptionalDouble joules = line.number(meter.column);
        if (joules.isPresent() && !Double.isNaN(joules.getAsDouble())) {
          rows.add(row(line, meter, joules.getAsDouble()));
        }
      }
    }
    return new Table(
        "Joules",
        List.of(
            "benchmark",
            "parameters",
            "backend",
            "joules of",
            "per presentation (J)",
            "modelled per presentation (weight change)",
            "joules per modelled unit (J / weight change)",
            "presentations to 93 %",
            "per network learned to 93 % (J)"),
        rows);
  }

  private List<String> row(SummaryLine line, Meter meter, double joules) {
    OptionalDouble modelled = line.number(MODELLED);
    OptionalDouble presentations = learned.of(line);
    return List.of(
        line.benchmark(),
        line.parameters(),
        line.backend(),
        meter.words,
        Digits.of(joules),
        Digits.of(modelled),
        modelled.isPresent() && modelled.getAsDouble() > 0
            ? Digits.of(joules / modelled.getAsDouble())
            : "",
        Digits.of(presentations),
        presentations.isPresent() ? Digits.of(joules * presentations.getAsDouble()) : "");
  }
}
