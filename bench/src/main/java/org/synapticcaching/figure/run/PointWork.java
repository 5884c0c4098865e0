package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Points that are computed without a break.
 *
 * @param points at least one
 * @param together whether as a {@link BatchedWork}; else it is one point
 */
public record PointWork(List<Point> points, boolean together) {
  public PointWork {
    points = List.copyOf(points);
  }

  /** Receives what is finished. */
  @FunctionalInterface
  public interface Computed {
    /**
     * One of the points is finished.
     *
     * @param member its place in the list
     * @param rows what came of it
     * @param seconds how long one core took; NaN when it was computed together with others
     * @throws IOException when it cannot be saved
     */
    void accept(int member, List<Row> rows, double seconds) throws IOException;
  }

  /**
   * What tells a point from all others.
   *
   * @param figure id of its figure
   * @param key of the point
   * @param file that it is saved in: equal where definition, data and numbers are
   */
  public record Name(String figure, String key, String file) {}

  /** Other machines, which compute points that they plan as this one does. */
  public interface Elsewhere {
    /** Pieces of work that are best handed out at a time, >= 1. */
    int side();

    /** Bytes of Java's memory that one piece of work may take. */
    long memory();

    /** What they are, in words. */
    String words();

    /**
     * Computes points, and returns when they are computed. Called by several threads.
     *
     * @param points at least one
     * @param together whether as a {@link BatchedWork}; else it is one point
     * @param cancelled whether to stop; points that are not finished then are left out
     * @param computed receives those that are, on the calling thread
     * @throws org.synapticcaching.elsewhere.NobodyComputes when no other points could be computed
     *     either
     * @throws IllegalStateException when these cannot be computed, saying why
     * @throws IOException when finished ones cannot be saved
     */
    void compute(List<Name> points, boolean together, BooleanSupplier cancelled, Computed computed)
        throws IOException;
  }

  /**
   * Computes them. Returns early, with some missing, when cancelled.
   *
   * @throws CancellationException when the only one was cancelled
   * @throws IOException when a finished one cannot be saved
   */
  public void run(PointContext context, Computed computed) throws IOException {
    context.stopIfCancelled();
    if (together) {
      // How long one core took for one of the points has no meaning here.
      List<BatchedWork> works = points.stream().map(p -> p.batched().orElseThrow()).toList();
      works.get(0).run(works, context, (member, rows) -> computed.accept(member, rows, Double.NaN));
    } else {
      long start = System.nanoTime();
      List<Row> rows = List.copyOf(points.get(0).work().run(context));
      computed.accept(0, rows, (System.nanoTime() - start) * 1e-9);
    }
  }
}
