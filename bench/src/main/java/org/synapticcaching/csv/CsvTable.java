package org.synapticcaching.csv;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
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
     * @throws IOException when they cannot be written; never where memory is printed to
     */
    void print(CSVPrinter csv) throws IOException;
  }

  /**
   * The whole file.
   *
   * @param header names of the columns
   */
  public static byte[] of(List<String> header, Lines lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes, header, lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a file line by line: it may be longer than memory.
   *
   * @param out stays open
   * @param header names of the columns
   * @throws IOException when it cannot be written
   */
  public static void write(OutputStream out, List<String> header, Lines lines) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(header.toArray(String[]::new))
            .setRecordSeparator("\n")
            .get();
    CSVPrinter csv =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format);
    lines.print(csv);
    csv.flush();
  }

  /** A value as a cell: infinities as {@code inf}, which every reader of tables knows. */
  public static Object cell(Object value) {
    if (!(value instanceof Double number) || Double.isFinite(number)) {
      return value;
    }
    return number.isNaN() ? "nan" : number > 0 ? "inf" : "-inf";
  }
}
