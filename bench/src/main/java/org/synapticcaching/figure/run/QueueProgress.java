package org.synapticcaching.figure.run;

import java.util.List;

/**
 * How far a queue of points is.
 *
 * @param fraction done part of the time that is expected for what was not saved before, 0 to 1
 * @param finished number of finished points, with those saved before
 * @param points number of all
 * @param figures number of figures whose points are all finished, and which are drawn
 * @param computing the figures that are being computed
 */
public record QueueProgress(
    double fraction, int finished, int points, int figures, List<Computing> computing) {

  /**
   * A figure that is being computed.
   *
   * @param id of the figure
   * @param fraction done part of its points' cost, with those saved before, 0 to 1
   */
  public record Computing(String id, double fraction) {}

  public QueueProgress {
    computing = List.copyOf(computing);
  }
}
