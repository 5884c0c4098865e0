package org.synapticcaching.machine;

/**
 * A cache of the first core.
 *
 * @param level 1 is the nearest
 * @param kind {@code data}, {@code instruction} or {@code unified}
 * @param bytes its size, > 0
 */
public record Cache(int level, String kind, long bytes) {
  public Cache {
    if (level < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "a cache has a level and a size of 1 or more, got " + level + " and " + bytes);
    }
  }
}
