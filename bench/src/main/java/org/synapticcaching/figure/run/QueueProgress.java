package org.synapticcaching.figure.run;

import java.util.List;

/**
 * How far a queue of points is.
 *
 * @param fraction done part of the time that is expected for what was not saved before, 0 to 1
 * @param finished number of finished points, with those saved before
 * @param points number of all
 * @param figures number of figures whose points are all finished, and which are drawn
 * @param allFigures number of all
 * @param computing ids of the figures that are being computed
 */
public record QueueProgress(
    double fraction,
    int finished,
    int points,
    int figures,
    int allFigures,
    List<String> computing) {

  public QueueProgress {
    computing = List.copyOf(computing);
  }
}
