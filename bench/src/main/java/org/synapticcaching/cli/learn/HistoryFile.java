package org.synapticcaching.cli.learn;

import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.training.EnergyPart;
import org.synapticcaching.training.Sample;

/**
 * The tests of a run as a table, one row each; energies in units of summed weight change.
 *
 * @param prices under which energies are given
 * @param patterns size of the training set
 */
record HistoryFile(EnergyModel prices, int patterns) {
  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of("presentations", "epoch", "accuracy"),
              EnergyPart.ALL.stream().map(EnergyPart::name))
          .toList();

  /** The whole table. */
  byte[] table(List<Sample> samples) {
    return CsvTable.of(
        COLUMNS,
        csv -> {
          for (Sample sample : samples) {
            csv.printRecord(row(sample));
          }
        });
  }

  private Object[] row(Sample sample) {
    Energy energy = sample.ledger().under(prices);
    return Stream.concat(
            Stream.of(
                sample.presentations(),
                (double) sample.presentations() / patterns,
                sample.accuracy()),
            EnergyPart.ALL.stream().map(part -> part.value().apply(energy)))
        .toArray();
  }
}
