package org.synapticcaching.report.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;

/**
 * The benchmark runs that a report is made from.
 *
 * @param own result folders of {@code bench} made here, the newest last
 * @param references result folders of {@code bench} kept with the reference runs, the newest last
 * @param files results that JMH wrote without {@code bench}, by name: nothing is known of their
 *     machine but what stands beside them
 * @param problems a line for each folder or file that could not be read
 */
record BenchRuns(
    List<BenchRun> own, List<BenchRun> references, List<BenchRun> files, List<String> problems) {
  private static final String FOLDER = "bench";
  private static final Path REFERENCES = Path.of("reference");
  private static final String KEPT = "jmh";
  private static final String JSON = ".json";

  BenchRuns {
    own = List.copyOf(own);
    references = List.copyOf(references);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * All that are in a folder of results.
   *
   * @param folders looks into them
   */
  static BenchRuns in(Path results, ResultFolders folders) {
    List<String> problems = new ArrayList<>();
    List<BenchRun> files = new ArrayList<>();
    Path kept = references(results);
    for (Path file : folders.entries(kept.resolve(KEPT))) {
      boolean ceilings = file.endsWith(BenchFolder.CEILINGS);
      if (file.toString().endsWith(JSON) && !ceilings) {
        read(file, files, problems);
      }
    }
    List<BenchRun> own = kept.equals(results) ? List.of() : runs(results, folders, problems);
    return new BenchRuns(own, runs(kept, folders, problems), files, problems);
  }

  private static List<BenchRun> runs(Path results, ResultFolders folders, List<String> problems) {
    List<BenchRun> runs = new ArrayList<>();
    for (Path folder : folders.entries(results.resolve(FOLDER))) {
      if (Files.isDirectory(folder)) {
        read(folder, runs, problems);
      }
    }
    runs.sort(Comparator.comparing(BenchRuns::started).thenComparing(BenchRun::name));
    return runs;
  }

  /** What the machine of a run can do, where it was measured with it. */
  static Optional<Ceilings> ceilings(BenchRun run) throws IOException {
    Path folder = Files.isDirectory(run.source()) ? run.source() : run.source().getParent();
    Path file = folder.resolve(BenchFolder.CEILINGS);
    return Files.exists(file) ? Optional.of(Ceilings.read(file)) : Optional.empty();
  }

  /** The reference runs, whose folder the results may be themselves. */
  private static Path references(Path results) {
    boolean references = results.toAbsolutePath().normalize().endsWith(REFERENCES);
    return references ? results : results.resolve(REFERENCES);
  }

  private static void read(Path source, List<BenchRun> into, List<String> problems) {
    try {
      into.add(BenchRun.read(source));
    } catch (IOException broken) {
      problems.add(broken.getMessage());
    }
  }

  private static String started(BenchRun run) {
    return run.environment().map(Environment::started).orElse("");
  }

  /** Those made here, or else the reference runs. */
  List<BenchRun> runs() {
    return own.isEmpty() ? references : own;
  }

  /** Whether all runs are reference runs. */
  boolean areReferences() {
    return own.isEmpty();
  }

  /** The newest run, if there is one. */
  Optional<BenchRun> newest() {
    return last(runs(), 1);
  }

  /** The run made here before the newest, if there is one. */
  Optional<BenchRun> previous() {
    return last(own, 2);
  }

  private static Optional<BenchRun> last(List<BenchRun> runs, int place) {
    return runs.size() < place ? Optional.empty() : Optional.of(runs.get(runs.size() - place));
  }

  /** The lines of a run's summary; none where it has no summary. */
  static List<SummaryLine> summary(BenchRun run) throws IOException {
    Path csv = run.source().resolve(BenchFolder.SUMMARY);
    return Files.exists(csv) ? SummaryLine.read(csv) : List.of();
  }
}
