package org.synapticcaching.study;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /** Settings with all seeds of the search, the best first. */
  List<Trial> searched() {
    Map<Integer, Map<Long, Answer>> trials = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.phase() != Phase.FINAL) {
        // A run that was asked for again went on longer.
        trials
            .computeIfAbsent(entry.trial(), any -> new LinkedHashMap<>())
            .put(entry.answer().question().seed(), entry.answer());
      }
    }
    return trials.values().stream()
        .filter(seeds -> seeds.size() == StudyPlan.RUNGS)
        .map(seeds -> List.copyOf(seeds.values()))
        .map(seeds -> new Trial(seeds.get(0).question().settings(), seeds))
        .sorted(Comparator.comparingDouble(Trial::loss))
        .toList();
  }

  /** Settings of waves with what came of them on the first rung. */
  List<Trial> first() {
    Map<Integer, Trial> trials = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.phase() == Phase.WAVE) {
        Answer answer = entry.answer();
        trials.putIfAbsent(entry.trial(), new Trial(answer.question().settings(), List.of(answer)));
      }
    }
    return List.copyOf(trials.values());
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
