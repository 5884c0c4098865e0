package org.synapticcaching.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The CSV files that this program writes: a heading, lines that end by a line feed, UTF-8. */
public final class CsvTable {
  private CsvTable() {}

  /** What follows the heading. */
  @FunctionalInterface
  public interface Lines {
    /**
     * Prints all lines.
     *
     * @throws IOException never: memory is printed to
     */
    void print(CSVPrinter csv) throws IOException;
  }

  /**
   * The whole file.
   *
   * @param header names of the columns
   */
  public static byte[] of(List<String> header, Lines lines) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(header.toArray(String[]::new))
            .setRecordSeparator("\n")
            .get();
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      lines.print(csv);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
