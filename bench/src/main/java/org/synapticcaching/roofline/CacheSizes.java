package org.synapticcaching.roofline;

import java.util.List;
import org.synapticcaching.machine.Cache;

/**
 * What each level of the memory of a processor holds.
 *
 * @param first bytes of a core's first data cache
 * @param second bytes of a core's second cache
 * @param shared bytes of the cache that cores share; 0 where there is none
 */
public record CacheSizes(long first, long second, long shared) {
  /** Of most processors of today, where a system does not tell. */
  private static final long USUAL_FIRST = 32 << 10;

  private static final long USUAL_SECOND = 1 << 20;
  private static final long USUAL_SHARED = 32 << 20;

  public CacheSizes {
    if (first < 1 || second < 0 || shared < 0) {
      throw new IllegalArgumentException(
          "expected a first cache, and sizes of 0 or more, got %s, %s and %s"
              .formatted(first, second, shared));
    }
  }

  /** Those that a system tells; usual sizes where it tells none. */
  public static CacheSizes of(List<Cache> caches) {
    if (caches.stream().noneMatch(cache -> cache.level() == 1 && holdsData(cache))) {
      return new CacheSizes(USUAL_FIRST, USUAL_SECOND, USUAL_SHARED);
    }
    return new CacheSizes(size(caches, 1), size(caches, 2), size(caches, 3));
  }

  private static long size(List<Cache> caches, int level) {
    return caches.stream()
        .filter(cache -> cache.level() == level && holdsData(cache))
        .mapToLong(Cache::bytes)
        .max()
        .orElse(0);
  }

  private static boolean holdsData(Cache cache) {
    return !cache.kind().equals("instruction");
  }

  /** Bytes that at most are found nearer than this resource, by one thread of some. */
  long nearerThan(Resource level, int cores) {
    return switch (level) {
      case L2 -> first;
      case L3 -> first + second;
      case MEMORY -> cores * (first + second) + shared;
      default -> 0;
    };
  }

  /** Whether there is a level of this name. */
  boolean has(Resource level) {
    return switch (level) {
      case L2 -> second > 0;
      case L3 -> shared > 0;
      default -> true;
    };
  }
}
