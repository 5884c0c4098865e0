package org.synapticcaching.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.chart.ChartRenderer;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Picture;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.RooflineChart;
import org.synapticcaching.roofline.RooflinePoint;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;
import org.synapticcaching.suite.summary.ColumnGroup;
import org.synapticcaching.suite.summary.ResultTables;
import org.synapticcaching.suite.summary.SpeedChart;
import org.synapticcaching.suite.summary.SummaryRow;

/**
 * Writes what a run has, each file whole or not at all.
 *
 * @param folder of the run
 */
record SuiteOutputs(Path folder) {
  private static final String PNG = ".png";
  private static final String SVG = ".svg";

  /**
   * Makes sure, before anything is measured, that all files can be written.
   *
   * @throws IOException naming the first that cannot
   */
  void requireWritable() throws IOException {
    for (String name :
        List.of(
            BenchFolder.RESULTS,
            BenchFolder.ROWS,
            BenchFolder.SUMMARY,
            BenchFolder.ENVIRONMENT,
            BenchFolder.CEILINGS,
            BenchFolder.SPEED + PNG,
            BenchFolder.SPEED + SVG,
            BenchFolder.ROOFLINE + PNG,
            BenchFolder.ROOFLINE + SVG)) {
      AtomicFile.requireWritable(folder.resolve(name));
    }
  }

  /** How and on what it was measured. */
  void environment(Environment environment) throws IOException {
    environment.write(folder.resolve(BenchFolder.ENVIRONMENT));
  }

  /**
   * JMH's own JSON, and the rows as anyone reads them from it.
   *
   * @return none where nothing has been measured, and nothing is written then
   */
  List<BenchRow> results(SuiteOutcome outcome) throws IOException {
    if (outcome.results().isEmpty()) {
      return List.of();
    }
    AtomicFile.write(folder.resolve(BenchFolder.RESULTS), outcome.json());
    List<BenchRow> rows = BenchRun.read(folder).rows();
    AtomicFile.write(folder.resolve(BenchFolder.ROWS), ResultTables.rows(rows));
    return rows;
  }

  /** The summary. */
  void summary(List<SummaryRow> rows, List<ColumnGroup> groups) throws IOException {
    AtomicFile.write(folder.resolve(BenchFolder.SUMMARY), ResultTables.summary(rows, groups));
  }

  /**
   * The plots. Machines without any font cannot draw, but all else is worth keeping.
   *
   * @return lines that say what could not be drawn
   */
  List<String> plots(List<SummaryRow> rows, Ceilings ceilings) throws IOException {
    List<String> warnings = new ArrayList<>();
    List<RooflinePoint> points = new ArrayList<>();
    for (SummaryRow row : rows) {
      row.bound()
          .ifPresent(
              bound ->
                  points.add(new RooflinePoint(row.row().backend(), row.row().benchmark(), bound)));
    }
    List<ChartSpec> panels = RooflineChart.of(points, ceilings);
    try {
      if (!panels.isEmpty()) {
        write(BenchFolder.ROOFLINE, new ChartRenderer(panels).picture());
      }
      write(BenchFolder.SPEED, SpeedChart.of(rows).picture());
    } catch (LinkageError | InternalError noFonts) {
      warnings.add(
          "Java cannot draw text here, so there are no plots; install fontconfig and a font such"
              + " as DejaVu and run it again with --resume ("
              + noFonts.getMessage()
              + ")");
    }
    return warnings;
  }

  private void write(String name, Picture picture) throws IOException {
    AtomicFile.write(folder.resolve(name + PNG), picture.png());
    AtomicFile.write(folder.resolve(name + SVG), picture.svg());
  }
}
