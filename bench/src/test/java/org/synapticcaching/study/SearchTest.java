package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.run.Row;

/** A search finds the least of what is known by a formula. */
class SearchTest {
  private static final StudyPlan PLAN = new StudyPlan(0.93, 9000, 100, 27, 5, 4, 1);
  private static final Budget BUDGET = Budget.parse("6e6");

  private static Space space(String... texts) {
    List<Parameter> parameters = new ArrayList<>();
    for (String text : texts) {
      Parameter parameter = ParameterWords.parse(text, "hidden"::equals);
      parameters.add(
          parameter.option().equals("threshold")
              ? parameter.when(settings -> !settings.getOrDefault("policy", "").equals("none"))
              : parameter);
    }
    return new Space(parameters, Map.of());
  }

  private static final Space MIXED =
      space(
          "policy=none,local,global",
          "threshold=auto,0.0001:1:log",
          "rule=all,some",
          "learning-rate=0.01:1:log",
          "hidden=10:400:log");

  private static double number(Map<String, String> settings, String option) {
    return Double.parseDouble(settings.get(option));
  }

  private static double square(double value) {
    return value * value;
  }

  /** Least for policy local, threshold 0.01, rule some, learning rate 0.2: 100. */
  private static double energy(Map<String, String> settings) {
    double rate = square(Math.log(number(settings, "learning-rate") / 0.2));
    double rule = settings.get("rule").equals("some") ? 1 : 1.3;
    String policy = settings.get("policy");
    if (policy.equals("none")) {
      return 300 * rule * (1 + rate);
    }
    double best = policy.equals("local") ? 100 : 150;
    double threshold =
        settings.get("threshold").equals("auto")
            ? 0.2
            : square(Math.log(number(settings, "threshold") / 0.01)) / 10;
    return best * rule * (1 + rate + threshold);
  }

  /** Few hidden units and slow learning take long. */
  private static double needed(Map<String, String> settings) {
    return 2000 * (20 / number(settings, "hidden") + 0.2 / number(settings, "learning-rate"));
  }

  private static Found search(Space space, Answers answers) throws IOException {
    return new Search(space, PLAN, BUDGET, answers).run();
  }

  @Test
  void findsTheLeastOfAMixedSpace() throws IOException {
    MadeAnswers answers = MadeAnswers.of(SearchTest::energy, SearchTest::needed);
    Found found = search(MIXED, answers);
    Trial best = found.best();
    assertTrue(best.reached());
    assertEquals("local", best.settings().get("policy"));
    assertEquals("some", best.settings().get("rule"));
    assertNotEquals("auto", best.settings().get("threshold"));
    assertTrue(energy(best.settings()) < 103, () -> best + " costs more than 100");
    assertEquals(answers.asked().size(), found.entries().size());
    assertEquals(
        answers.asked(), found.entries().stream().map(entry -> entry.answer().question()).toList());
  }

  @Test
  void finalistsRunOnSeedsOfWhichTheSearchKnewNothing() throws IOException {
    Found found = search(MIXED, MadeAnswers.of(SearchTest::energy, SearchTest::needed));
    Set<Long> fresh = new HashSet<>();
    Set<Long> others = new HashSet<>();
    for (Entry entry : found.entries()) {
      (entry.phase() == Phase.FINAL ? fresh : others).add(entry.answer().question().seed());
    }
    assertEquals(Set.of(1001L, 1002L, 1003L, 1004L), fresh);
    assertEquals(Set.of(1L, 2L, 3L), others);
    assertEquals(5, found.finalists().size());
    for (Trial trial : found.finalists()) {
      trial.answers().forEach(each -> assertTrue(fresh.contains(each.question().seed())));
    }
  }

  @Test
  void asksTheSameAgainAndNothingTwice() throws IOException {
    MadeAnswers once = MadeAnswers.of(SearchTest::energy, SearchTest::needed);
    MadeAnswers again = MadeAnswers.of(SearchTest::energy, SearchTest::needed);
    search(MIXED, once);
    search(MIXED, again);
    assertEquals(once.asked(), again.asked());
    assertEquals(once.asked().size(), new HashSet<>(once.asked()).size());
    MadeAnswers other = MadeAnswers.of(SearchTest::energy, SearchTest::needed);
    StudyPlan seeded = new StudyPlan(0.93, 9000, 100, 27, 5, 4, 2);
    new Search(MIXED, seeded, BUDGET, other).run();
    assertNotEquals(once.asked().get(0).settings(), other.asked().get(0).settings());
  }

  @Test
  void whatHasReachedTheAccuracyIsNotAskedForWithMorePresentations() throws IOException {
    MadeAnswers answers = MadeAnswers.of(SearchTest::energy, any -> 500);
    search(MIXED, answers);
    Set<List<Object>> runs = new HashSet<>();
    for (Question question : answers.asked()) {
      assertTrue(runs.add(List.of(question.settings(), question.seed())), question.toString());
    }
  }

  @Test
  void keepsToItsBudget() throws IOException {
    Found found = search(MIXED, MadeAnswers.of(SearchTest::energy, SearchTest::needed));
    assertTrue(found.presentations() > 0.8 * BUDGET.amount(), "spent " + found.presentations());
    assertTrue(found.presentations() < 1.2 * BUDGET.amount(), "spent " + found.presentations());
    MadeAnswers timed = MadeAnswers.of(SearchTest::energy, SearchTest::needed);
    new Search(MIXED, PLAN, Budget.parse("0.1s"), timed).run();
    assertTrue(
        timed.asked().size() > 800 && timed.asked().size() < 1300, "" + timed.asked().size());
  }

  @Test
  void anAccuracyThatNobodyReachesIsAResult() throws IOException {
    MadeAnswers answers =
        MadeAnswers.of(SearchTest::energy, settings -> 10 * (9000 + needed(settings)));
    Found found = search(MIXED, answers);
    assertFalse(found.best().reached());
    assertTrue(found.bestAccuracy() > 0.08 && found.bestAccuracy() < 0.093);
    // The better the accuracy the better, where nobody reaches it.
    assertTrue(number(found.best().settings(), "learning-rate") > 0.5);
    assertTrue(number(found.best().settings(), "hidden") > 150);
  }

  @Test
  void aSmallSpaceIsSearchedToItsEnd() throws IOException {
    Space small = space("policy=none,local,global", "rule=all,some");
    MadeAnswers answers = MadeAnswers.of(any -> 5, any -> 500);
    Found found = search(small, answers);
    assertEquals(6, found.trials());
    // As many as the last rung of a wave has.
    assertEquals(3, found.finalists().size());
  }

  @Test
  void settingsWithoutSenseAreNotAskedFor() throws IOException {
    MadeAnswers answers =
        new MadeAnswers(
            SearchTest::energy,
            SearchTest::needed,
            settings -> number(settings, "hidden") * number(settings, "learning-rate") > 10,
            new ArrayList<>());
    Found found = search(MIXED, answers);
    answers.asked().forEach(question -> assertTrue(answers.makesSense(question)));
    assertTrue(found.best().reached());
    MadeAnswers none = new MadeAnswers(any -> 1, any -> 1, any -> false, new ArrayList<>());
    assertThrows(IllegalArgumentException.class, () -> search(MIXED, none));
  }

  @Test
  void thoseThatMissComeAfterAllThatReach() {
    Trial dear = trial(1e9, 0.93, true);
    Trial near = trial(1, 0.92, false);
    Trial far = trial(1e-3, 0.5, false);
    Trial lost = trial(Double.NaN, Double.NaN, false);
    assertTrue(dear.loss() < near.loss());
    assertTrue(near.loss() < far.loss());
    assertTrue(far.loss() < lost.loss());
  }

  private static Trial trial(double energy, double accuracy, boolean reached) {
    Row row =
        Row.builder()
            .set("success", reached)
            .set("presentations", 5)
            .set("accuracy", accuracy)
            .set("total", energy)
            .build();
    Question question = new Question(Map.of(), 1, 5);
    return new Trial(Map.of(), List.of(new Answer(question, "id", row, 0)));
  }
}
