package org.synapticcaching.cli;

import java.util.Locale;

/** Times for people. */
final class Durations {
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  private Durations() {}

  /** Such as {@code 0.42 s}, {@code 75 s}, {@code 5 min} or {@code 2 h 10 min}. */
  static String text(double seconds) {
    if (seconds < 2 * SECONDS_PER_MINUTE) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
    }
    long minutes = Math.round(seconds / SECONDS_PER_MINUTE);
    return minutes < 2 * MINUTES_PER_HOUR
        ? minutes + " min"
        : minutes / MINUTES_PER_HOUR + " h " + minutes % MINUTES_PER_HOUR + " min";
  }
}
