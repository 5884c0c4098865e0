package org.synapticcaching.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.file.AtomicFile;

/**
 * {@code sweep.csv}: a line for every point, in the order of the plan: its number, its id, the
 * options that are varied, and what came of it. Batches are read one by one; the lines of those
 * that are open side by side wait for those before them.
 */
final class SweepTable {
  static final String NAME = "sweep.csv";

  private final SweepPlan plan;
  private final BatchFiles files;
  private final Map<Long, Line> waiting = new HashMap<>();
  private long printed;
  private long missing;
  private Optional<SweepPoint> firstMissing = Optional.empty();

  /** A point and what came of it, if it is known. */
  private record Line(SweepPoint point, Optional<Row> row) {}

  /** Some points are not finished, so that there is no table. */
  static final class MissingPoints extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingPoints(long missing, long all, SweepPoint first) {
      super(
          "%d of %d points are missing, the first of them point %d (%s)"
              .formatted(missing, all, first.index() + 1, first.words()));
    }
  }

  SweepTable(SweepPlan plan, BatchFiles files) {
    this.plan = plan;
    this.files = files;
  }

  /**
   * Writes it, whole or not at all. To be called once.
   *
   * @throws MissingPoints when it would not be complete
   * @throws IOException when saved points cannot be read or the table cannot be written
   */
  void write(Path file) throws IOException {
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    List<String> columns = plan.columns();
    List<String> header = new ArrayList<>(List.of("point", "id"));
    header.addAll(plan.grid().options());
    header.addAll(columns);
    CsvTable.write(out, header, csv -> print(csv, columns));
    if (firstMissing.isPresent()) {
      throw new MissingPoints(missing, plan.grid().size(), firstMissing.get());
    }
  }

  private void print(CSVPrinter csv, List<String> columns) throws IOException {
    Iterator<Batch> batches = plan.batches();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      Map<String, Row> rows = files.load(batch);
      for (SweepPoint point : batch.points()) {
        waiting.put(point.index(), new Line(point, Optional.ofNullable(rows.get(point.id()))));
      }
      for (Line line = waiting.remove(printed); line != null; line = waiting.remove(printed)) {
        print(csv, columns, line);
        printed++;
      }
    }
  }

  private void print(CSVPrinter csv, List<String> columns, Line line) throws IOException {
    SweepPoint point = line.point();
    if (line.row().isEmpty()) {
      missing++;
      firstMissing = firstMissing.or(() -> Optional.of(point));
      return;
    }
    csv.print(point.index() + 1);
    csv.print(point.id());
    for (String value : point.values().values()) {
      csv.print(value);
    }
    for (String column : columns) {
      csv.print(CsvTable.cell(line.row().get().values().get(column)));
    }
    csv.println();
  }
}
