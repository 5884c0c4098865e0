package org.synapticcaching.console;

import java.time.Duration;

/** Durations for readers. */
public final class Durations {
  private Durations() {}

  /** Such as {@code 45 s}, {@code 3 min} or {@code 2 h 10 min}. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
