package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.List;
import org.synapticcaching.backend.select.PerceptronLoad;

/**
 * Work that a device does together with that of other points, as one population: one small network
 * or perceptron leaves a graphics card idle, all of a figure need not. The rows are those of a
 * point that is computed by itself.
 */
public interface BatchedWork {
  /** Receives what is finished. */
  @FunctionalInterface
  interface Finished {
    /**
     * One of the points is finished.
     *
     * @param member its place in the list
     * @param rows what came of it
     * @throws IOException when it cannot be saved
     */
    void accept(int member, List<Row> rows) throws IOException;
  }

  /** Points whose values are equal can be computed together. */
  Object group();

  /** Whether one point is enough, since it consists of many runs. */
  default boolean batchesSingletons() {
    return false;
  }

  /** The perceptrons that it learns, as far as it is known beforehand. */
  default List<PerceptronLoad> perceptrons() {
    return List.of();
  }

  /**
   * Computes the rows of several points, and hands over those of each as soon as it is finished.
   * Returns early, with some rows missing, when cancelled.
   *
   * @param members all of one group, this one among them
   * @param context of all of them together
   * @throws IOException when a finished point cannot be saved
   */
  void run(List<BatchedWork> members, PointContext context, Finished finished) throws IOException;
}
