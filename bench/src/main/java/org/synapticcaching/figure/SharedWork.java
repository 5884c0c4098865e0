package org.synapticcaching.figure;

import java.io.IOException;
import java.util.List;

/**
 * Work that a device does together with that of other points, as one population: one small network
 * leaves a graphics card idle, all networks of a figure need not. Rows are the same as when each
 * point is computed by itself.
 */
public interface SharedWork {
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

  /**
   * Computes the rows of several points, and hands over those of each as soon as it is finished.
   * Returns early, without the rest, when asked to stop.
   *
   * @param members all of one group, this one among them
   * @param context of all of them together
   * @throws IOException when a finished point cannot be saved
   */
  void run(List<SharedWork> members, PointContext context, Finished finished) throws IOException;
}
