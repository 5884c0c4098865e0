package org.synapticcaching.figure;

/** Tells the user how far a figure is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {
  /** Tells nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void update(double fraction, int finished, int points) {}

        @Override
        public void close() {}
      };

  /** Makes the progress of one figure. */
  @FunctionalInterface
  interface Factory {
    /** Starts telling about a figure. */
    Progress start(String figure);
  }

  /**
   * How far it is.
   *
   * @param fraction done part of the work that is to be done now, 0 to 1
   * @param finished finished points, with those that were saved before
   * @param points all points
   */
  void update(double fraction, int finished, int points);

  /** The figure is computed, or given up. */
  @Override
  void close();
}
