package org.synapticcaching.cli.figure;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.console.Durations;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.Forecast;

/** What is expected of the runs of figures, in words: what {@code --dry-run} prints. */
final class ForecastText {
  private static final String LINE = "%-16s%8s%14s%14s  %s%n";

  /** Once all takes no more than this many times the longest run, more cores are of no use. */
  private static final double NEAR = 1.05;

  /** Cores of four times as many, so that a few lines tell all. */
  private static final int STEP = 4;

  private ForecastText() {}

  /**
   * The text.
   *
   * @param threads that the user would have
   */
  static String of(List<Figure> figures, Forecast all, int threads) {
    StringBuilder text = new StringBuilder();
    text.append(LINE.formatted("figure", "runs", "on one core", "longest run", "which"));
    for (Figure figure : figures) {
      String id = figure.card().id();
      text.append(line(id, all.of(id), all.of(id).longest().key()));
    }
    if (figures.size() > 1) {
      text.append(line("all", all, all.longest().figure()));
    }
    text.append("%n".formatted());
    int cores = threads;
    text.append(on(cores, all));
    while (all.seconds(cores) > NEAR * all.longest().seconds()) {
      cores = Math.multiplyExact(STEP, cores);
      text.append(on(cores, all));
    }
    text.append(
        ("%nExpected of cores such as the figures' times are written down for (figure --list),"
                + " each taking%nthe longest run that is left; what is saved, and a card, are not"
                + " reckoned with.%n")
            .formatted());
    return text.toString();
  }

  private static String line(String name, Forecast runs, String which) {
    return LINE.formatted(
        name, runs.runs().size(), words(runs.seconds()), words(runs.longest().seconds()), which);
  }

  private static String on(int cores, Forecast all) {
    return "on %s: about %s%n"
        .formatted(cores == 1 ? "one core" : cores + " cores", words(all.seconds(cores)));
  }

  private static String words(double seconds) {
    return Durations.words(Duration.ofMillis(Math.max(1000, Math.round(1000 * seconds))));
  }
}
