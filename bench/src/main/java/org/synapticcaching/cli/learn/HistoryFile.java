package org.synapticcaching.cli.learn;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.training.Sample;

/**
 * The tests of a run as a table, one row each; energies in units of summed weight change.
 *
 * @param prices under which energies are given
 * @param patterns size of the training set
 */
record HistoryFile(EnergyModel prices, int patterns) {
  private static final String[] COLUMNS =
      Stream.concat(
              Stream.of("presentations", "epoch", "accuracy"),
              EnergyPart.ALL.stream().map(EnergyPart::name))
          .toArray(String[]::new);

  /** The table as text. */
  String table(List<Sample> samples) {
    StringWriter text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator('\n').get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      for (Sample sample : samples) {
        csv.printRecord(row(sample));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
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
