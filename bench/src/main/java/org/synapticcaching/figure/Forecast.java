package org.synapticcaching.figure;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How long figures are expected to take of which nothing is saved.
 *
 * @param runs all runs of all figures, those that take longest first; at least one
 */
public record Forecast(List<Run> runs) {
  /**
   * A run.
   *
   * @param figure the figure that it belongs to
   * @param key its name within the figure
   * @param seconds that one core is expected to take for it, > 0
   */
  public record Run(String figure, String key, double seconds) {}

  public Forecast {
    runs = List.copyOf(runs);
  }

  /** What figures are expected to take, by the times that are written down for them. */
  public static Forecast of(List<Figure> figures, FigureOptions options) {
    return new Forecast(
        figures.stream()
            .flatMap(figure -> FigureMaking.expected(figure, options).stream())
            .sorted(Comparator.comparingDouble(Run::seconds).reversed())
            .toList());
  }

  /** The runs of one figure, those that take longest first. */
  public Forecast of(String figure) {
    return new Forecast(runs.stream().filter(run -> run.figure().equals(figure)).toList());
  }

  /** Seconds for all runs on one core. */
  public double seconds() {
    return runs.stream().mapToDouble(Run::seconds).sum();
  }

  /** The run that takes longest: however many cores there are, it has to be waited for. */
  public Run longest() {
    return runs.get(0);
  }

  /**
   * Seconds on several cores, each of which takes the longest run that is left when it is free.
   *
   * @param cores at least 1
   */
  public double seconds(int cores) {
    PriorityQueue<Double> free =
        new PriorityQueue<>(Collections.nCopies(Math.min(cores, runs.size()), 0.0));
    double end = 0;
    for (Run run : runs) {
      double finished = free.remove() + run.seconds();
      free.add(finished);
      end = Math.max(end, finished);
    }
    return end;
  }
}
