package org.synapticcaching.suite.result;

import java.nio.file.Path;

/** Names of the files in a result folder of {@code bench}. */
public final class BenchFolder {
  /** Where {@code bench} makes result folders by default. */
  public static final Path DEFAULT_PARENT = Path.of("results", "bench");

  /** JMH's own results of all rows. */
  public static final String RESULTS = "jmh.json";

  /** One line per row, fork and iteration. */
  public static final String ROWS = "rows.csv";

  /** One line per row. */
  public static final String SUMMARY = "summary.csv";

  /** The machine, see {@link Environment}. */
  public static final String ENVIRONMENT = "environment.json";

  /** What this machine can do at most. */
  public static final String CEILINGS = "ceilings.json";

  /** Plot of all scores, without its ending. */
  public static final String SPEED = "speed";

  /** Roofline plot, without its ending. */
  public static final String ROOFLINE = "roofline";

  /** Folder of the finished forks, for going on after an interruption. */
  public static final String FORKS = "forks";

  private BenchFolder() {}
}
