package org.synapticcaching.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Searches a space for the settings that reach an accuracy with the least energy. What it asks next
 * follows from space, plan, budget and the answers so far, and from nothing else.
 */
public final class Search {
  /** Descents side by side. */
  private static final int DESCENTS = 3;

  /** First steps of a descent, as a part of each range. */
  private static final double DEVIATION = 0.15;

  /** Neighbours in one branch are nearly the same finalist. */
  private static final int FINALISTS_OF_BRANCH = 2;

  /** Above the loss of everything that can be learned. */
  private static final double SENSELESS = 2000;

  /** So many points in turn without new settings: there are hardly any left. */
  private static final int DRAWS_FOR_EACH = 50;

  private final Space space;
  private final StudyPlan plan;
  private final Budget budget;
  private final Answers answers;
  private final Asked asked;
  private final SobolPoints points;

  /** Trials on the last rung or in a descent, by their settings. */
  private final Map<Map<String, String>, Trial> whole = new LinkedHashMap<>();

  private final Map<Map<String, String>, Integer> begun = new HashMap<>();

  /** A search, to be used once. */
  public Search(Space space, StudyPlan plan, Budget budget, Answers answers) {
    this.space = space;
    this.plan = plan;
    this.budget = budget;
    this.answers = answers;
    this.asked = new Asked(answers);
    this.points = new SobolPoints(space.parameters().size(), plan.seed());
  }

  /** What is asked first, of which the later questions are much like. */
  public List<Question> first() {
    Search same = new Search(space, plan, budget, answers);
    StudyPlan.Rung rung = plan.rungs().get(0);
    return same.draw(rung.settings()).stream()
        .map(settings -> new Question(settings, plan.seed(), rung.presentations()))
        .toList();
  }

  /** The share of the budget that is spent, from 0; above 1 when what had begun was finished. */
  public double spent() {
    return asked.spent(budget);
  }

  /**
   * Searches until the budget is spent. What has begun is finished: a wave, a generation, the
   * finalists.
   *
   * @throws IllegalArgumentException when no settings make sense
   * @throws Answers.Stopped when the user wants to stop
   * @throws IOException when answers cannot be kept
   */
  public Found run() throws IOException {
    boolean more = true;
    do {
      more = wave();
    } while (more && asked.spent(budget) < StudyPlan.WAVES_UNTIL);
    if (whole.isEmpty()) {
      throw new IllegalArgumentException(
          "no settings that were drawn make sense together; bound them by --vary");
    }
    descents();
    List<Trial> finalists =
        asked.trials(finalists(), plan.presentations(), plan.fresh(), Phase.FINAL);
    return new Found(asked.entries(), finalists, space);
  }

  /** Whether there were settings to draw. */
  private boolean wave() throws IOException {
    List<Map<String, String>> left = draw(plan.wave());
    if (left.isEmpty()) {
      return false;
    }
    List<Trial> trials = List.of();
    for (StudyPlan.Rung rung : plan.rungs()) {
      left = left.subList(0, Math.min(rung.settings(), left.size()));
      trials = asked.trials(left, rung.presentations(), plan.seeds(rung.seeds()), Phase.WAVE);
      left = best(trials).stream().map(Trial::settings).toList();
    }
    trials.forEach(trial -> whole.put(trial.settings(), trial));
    return true;
  }

  private List<Map<String, String>> draw(int count) {
    List<Map<String, String>> drawn = new ArrayList<>();
    for (int draws = 0; drawn.size() < count && draws < DRAWS_FOR_EACH * count; draws++) {
      Map<String, String> settings = space.at(points.next());
      if (!asked.has(settings) && !drawn.contains(settings) && makesSense(settings)) {
        drawn.add(settings);
      }
    }
    return drawn;
  }

  private boolean makesSense(Map<String, String> settings) {
    return answers.makesSense(new Question(settings, plan.seed(), plan.presentations()));
  }

  private static List<Trial> best(Iterable<Trial> trials) {
    List<Trial> sorted = new ArrayList<>();
    trials.forEach(sorted::add);
    // Equal ones stay in the order of their questions.
    sorted.sort(Comparator.comparingDouble(Trial::loss));
    return sorted;
  }

  /** A descent by CMA-ES within one branch. */
  private record Descent(Map<String, String> settings, Generations generations) {
    List<Map<String, String>> points(Space space) {
      return generations.points().stream().map(at -> space.moved(settings, at)).toList();
    }
  }

  private void descents() throws IOException {
    List<Descent> descents = new ArrayList<>();
    while (asked.spent(budget) < StudyPlan.DESCENTS_UNTIL && refill(descents)) {
      List<Map<String, String>> settings =
          descents.stream()
              .flatMap(each -> each.points(space).stream())
              .distinct()
              .filter(this::makesSense)
              .toList();
      asked
          .trials(settings, plan.presentations(), plan.seeds(StudyPlan.RUNGS), Phase.DESCENT)
          .forEach(trial -> whole.put(trial.settings(), trial));
      for (Descent each : descents) {
        each.generations().tell(each.points(space).stream().map(this::loss).toList());
      }
    }
  }

  private double loss(Map<String, String> settings) {
    return Optional.ofNullable(whole.get(settings)).map(Trial::loss).orElse(SENSELESS);
  }

  /** Whether any descent is under way. */
  private boolean refill(List<Descent> descents) {
    descents.removeIf(each -> each.generations().points().isEmpty());
    while (descents.size() < DESCENTS) {
      Map<String, String> start = start(descents);
      if (start == null) {
        break;
      }
      int earlier = begun.merge(space.branch(start), 1, Integer::sum) - 1;
      long seed = plan.seed() + 31L * begun.size() + 1009L * earlier;
      descents.add(new Descent(start, new Generations(space.places(start), DEVIATION, seed)));
    }
    return !descents.isEmpty();
  }

  /**
   * Where a descent begins next: with the best of a branch, good branches before others, and again
   * the more often the better they are. Null when all are under way, or none has numbers.
   */
  private Map<String, String> start(List<Descent> descents) {
    Map<Map<String, String>, Trial> branches = new LinkedHashMap<>();
    for (Trial trial : best(whole.values())) {
      if (!space.numbers(trial.settings()).isEmpty()) {
        branches.putIfAbsent(space.branch(trial.settings()), trial);
      }
    }
    Map<String, String> start = null;
    long least = Long.MAX_VALUE;
    long rank = 0;
    for (Map.Entry<Map<String, String>, Trial> branch : branches.entrySet()) {
      rank++;
      long turn = rank * (1 + begun.getOrDefault(branch.getKey(), 0));
      boolean underWay =
          descents.stream().anyMatch(each -> space.branch(each.settings()).equals(branch.getKey()));
      if (turn < least && !underWay) {
        least = turn;
        start = branch.getValue().settings();
      }
    }
    return start;
  }

  /** The best, not many of one branch as long as there are others. */
  private List<Map<String, String>> finalists() {
    List<Map<String, String>> chosen = new ArrayList<>();
    List<Map<String, String>> others = new ArrayList<>();
    Map<Map<String, String>, Integer> branches = new HashMap<>();
    for (Trial trial : best(whole.values())) {
      int of = branches.merge(space.branch(trial.settings()), 1, Integer::sum);
      (of <= FINALISTS_OF_BRANCH ? chosen : others).add(trial.settings());
    }
    chosen.addAll(others);
    return chosen.subList(0, Math.min(plan.finalists(), chosen.size()));
  }
}
