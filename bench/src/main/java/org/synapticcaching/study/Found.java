package org.synapticcaching.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a search found.
 *
 * @param entries all runs, in the order in which they were asked for
 * @param finalists with their runs on fresh seeds, the best of the search first
 * @param space that was searched
 */
public record Found(List<Entry> entries, List<Trial> finalists, Space space) {
  public Found {
    entries = List.copyOf(entries);
    finalists = List.copyOf(finalists);
  }

  /** The best finalist on fresh seeds. */
  public Trial best() {
    return finalists.stream().min(Comparator.comparingDouble(Trial::loss)).orElseThrow();
  }

  /** The best accuracy of all runs. */
  public double bestAccuracy() {
    return entries.stream()
        .mapToDouble(entry -> entry.answer().accuracy())
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /** Number of different settings. */
  public int trials() {
    return (int) entries.stream().mapToInt(Entry::trial).distinct().count();
  }

  /** Presentations of all runs together. */
  public long presentations() {
    return entries.stream().mapToLong(entry -> entry.answer().presentations()).sum();
  }
}
