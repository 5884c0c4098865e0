package org.synapticcaching.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.chart.ChartRenderer;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Picture;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;

/**
 * The folder of one study: its journal, and what came of it.
 *
 * @param directory made when the journal is begun
 */
public record StudyFolder(Path directory) {
  private static final String JOURNAL = "journal.jsonl";
  private static final String TRIALS = "trials.csv";
  private static final String BEST = "best.json";

  /** Where the journal is, or will be. */
  public Path journal() {
    return directory.resolve(JOURNAL);
  }

  /** Where the winner is told, or will be. */
  public Path best() {
    return directory.resolve(BEST);
  }

  /** Where all runs are told, or will be. */
  Path trials() {
    return directory.resolve(TRIALS);
  }

  /**
   * Finds out whether what comes of a study can be written.
   *
   * @throws IOException when it cannot
   */
  public void requireWritable() throws IOException {
    AtomicFile.requireWritable(journal());
    AtomicFile.requireWritable(trials());
    AtomicFile.requireWritable(best());
  }

  /**
   * Writes what was found, each file whole or not at all.
   *
   * @param columns of the rows of answers
   * @param command words that repeat the winner on its first fresh seed
   * @param facts what the study is
   * @throws IOException when it cannot be written
   */
  public void write(
      Found found, List<String> columns, List<String> command, Map<String, Object> facts)
      throws IOException {
    AtomicFile.write(trials(), Outputs.trials(found, columns));
    for (Map.Entry<String, List<ChartSpec>> chart : StudyCharts.of(found).entrySet()) {
      Picture drawn = new ChartRenderer(chart.getValue()).picture();
      AtomicFile.write(directory.resolve(chart.getKey() + ".svg"), drawn.svg());
      AtomicFile.write(directory.resolve(chart.getKey() + ".png"), drawn.png());
    }
    AtomicFile.write(best(), Json.pretty(Outputs.best(found, command, facts)));
  }
}
