package org.synapticcaching.console;

/** Shows the user how far long work is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {
  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void update(double fraction, long finished, long all) {}

        @Override
        public void close() {}
      };

  /** Makes the progress of one piece of work. */
  @FunctionalInterface
  interface Factory {
    /**
     * Begins to show it.
     *
     * @param task the figure or command, one word
     */
    Progress start(String task);
  }

  /**
   * How far it is.
   *
   * @param fraction done part of the work that is to be done now, 0 to 1
   * @param finished what is counted: finished runs, with those that were saved before, or
   *     presentations
   * @param all the number of these when all is done
   */
  void update(double fraction, long finished, long all);

  /**
   * How far it is, and at what.
   *
   * @param now what is being done, in words; left out where there is no room for it
   */
  default void update(double fraction, long finished, long all, String now) {
    update(fraction, finished, all);
  }

  /** Prints lines for the user so that they do not get into one that is drawn in place. */
  default void between(Runnable print) {
    print.run();
  }

  /** The work is done, or given up. */
  @Override
  void close();
}
