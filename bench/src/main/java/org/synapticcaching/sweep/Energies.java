package org.synapticcaching.sweep;

import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.training.EnergyPart;

/** The columns of an energy, under the names that summaries of single runs have. */
final class Energies {
  private Energies() {}

  /** Columns of a run, those of its energy after others. */
  static List<String> columnsAfter(String... others) {
    return Stream.concat(Stream.of(others), EnergyPart.ALL.stream().map(EnergyPart::name)).toList();
  }

  /** Sets them all. */
  static Row.Builder into(Row.Builder row, Energy energy) {
    for (EnergyPart part : EnergyPart.ALL) {
      Number value = part.value().apply(energy);
      if (value instanceof Long count) {
        row.set(part.name(), count.longValue());
      } else {
        row.set(part.name(), value.doubleValue());
      }
    }
    return row;
  }
}
