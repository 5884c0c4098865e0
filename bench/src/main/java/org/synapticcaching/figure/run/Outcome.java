package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.Optional;

/**
 * What came of a figure's points.
 *
 * @param rows of all points in their order; of the finished ones only when interrupted
 * @param points number of points of the figure
 * @param reused how many of them were taken from saved runs
 * @param finished how many of them are finished and saved
 * @param coreSeconds time that all finished points took, now or before, summed over cores; NaN when
 *     not known of all
 * @param failure why it was given up, if it was; finished points are saved all the same
 */
public record Outcome(
    Table rows,
    int points,
    int reused,
    int finished,
    double coreSeconds,
    Optional<Exception> failure) {

  /** Whether all points are finished. */
  public boolean complete() {
    return finished == points;
  }

  /**
   * Nothing, when the figure was not given up.
   *
   * @throws IOException when a result could not be saved
   * @throws IllegalStateException when a point failed
   */
  public void requireNoFailure() throws IOException {
    if (failure.isPresent()) {
      if (failure.get() instanceof IOException unsaved) {
        throw unsaved;
      }
      throw (RuntimeException) failure.get();
    }
  }
}
