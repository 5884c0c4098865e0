package org.synapticcaching.figure.run;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.PopulationSpec;

/**
 * An independent piece of a figure's work. Its rows depend on nothing but its definition, the data
 * set and the backend, so that a finished point can be kept and used again.
 *
 * @param key unique within the figure and stable, such as {@code local-local/seed=3}
 * @param definition everything that determines the result besides data and backend: records,
 *     numbers, text, lists and maps of them
 * @param cost expected work relative to the figure's other points, > 0, for the time left
 * @param population that it trains, so that points side by side fit into memory and the backend
 *     that suits them can be chosen; empty when it trains none, or several one after another
 * @param work computes the rows
 * @param batched computes them together with other points, where a device does better at that
 */
public record Point(
    String key,
    Object definition,
    double cost,
    Optional<PopulationSpec> population,
    Work work,
    Optional<BatchedWork> batched) {
  /** Computes the rows of a point; called on any thread. */
  @FunctionalInterface
  public interface Work {
    /**
     * Computes all rows.
     *
     * @throws java.util.concurrent.CancellationException when cancelled before the end
     */
    List<Row> run(PointContext context);
  }

  /** A small point that is always computed by itself. */
  public Point(String key, Object definition, double cost, Work work) {
    this(key, definition, cost, Optional.empty(), work, Optional.empty());
  }

  public Point {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a point needs a key");
    }
    if (!(cost > 0)) {
      throw new IllegalArgumentException("point " + key + ": cost must be > 0, got " + cost);
    }
  }

  /** All networks that points of one shape train, as one population; empty when they train none. */
  static Optional<PopulationSpec> population(List<Point> points) {
    return points
        .get(0)
        .population()
        .map(
            first ->
                new PopulationSpec(
                    first.network(),
                    points.stream()
                        .flatMap(point -> point.population().orElseThrow().replicas().stream())
                        .toList(),
                    first.threads()));
  }
}
