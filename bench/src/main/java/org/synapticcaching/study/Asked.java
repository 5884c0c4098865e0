package org.synapticcaching.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a search has asked, in order, each question once. */
final class Asked {
  private final Answers answers;
  private final Map<Run, Answer> known = new HashMap<>();
  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private long presentations;
  private double seconds;

  private record Run(Map<String, String> settings, long seed) {}

  Asked(Answers answers) {
    this.answers = answers;
  }

  /**
   * What comes of settings, all of them asked at once. Runs that are known to reach the accuracy
   * within fewer presentations, or not to within more, are not asked for again: that a run may go
   * on does not change what it has done.
   */
  List<Trial> trials(
      List<Map<String, String>> settings, long presentations, List<Long> seeds, Phase phase)
      throws IOException {
    Map<Run, Question> questions = new LinkedHashMap<>();
    for (Map<String, String> each : settings) {
      numbers.putIfAbsent(each, numbers.size() + 1);
      for (long seed : seeds) {
        Run run = new Run(each, seed);
        if (!isKnown(run, presentations)) {
          questions.put(run, new Question(each, seed, presentations));
        }
      }
    }
    List<Run> asked = List.copyOf(questions.keySet());
    List<Answer> found = answers.to(List.copyOf(questions.values()));
    for (int a = 0; a < asked.size(); a++) {
      add(asked.get(a), found.get(a), phase);
    }
    return settings.stream().map(each -> trial(each, seeds)).toList();
  }

  private boolean isKnown(Run run, long presentations) {
    Answer answer = known.get(run);
    return answer != null
        && (answer.reached() || answer.question().presentations() >= presentations);
  }

  private void add(Run run, Answer answer, Phase phase) {
    known.put(run, answer);
    entries.add(new Entry(numbers.get(run.settings()), phase, answer));
    presentations += answer.presentations();
    seconds = Math.max(seconds, answer.seconds());
  }

  private Trial trial(Map<String, String> settings, List<Long> seeds) {
    return new Trial(
        settings, seeds.stream().map(seed -> known.get(new Run(settings, seed))).toList());
  }

  /** Whether settings were tried, on whichever seed. */
  boolean has(Map<String, String> settings) {
    return numbers.containsKey(settings);
  }

  /** Number of settings, from 1, in the order in which they were first asked for. */
  int number(Map<String, String> settings) {
    return numbers.get(settings);
  }

  /** The share of a budget that is spent. */
  double spent(Budget budget) {
    return budget.spent(presentations, seconds);
  }

  /** All answers, in the order of their questions. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
