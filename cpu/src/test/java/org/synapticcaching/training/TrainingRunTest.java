package org.synapticcaching.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.ScriptedPopulation;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.training.TrainingPlan.GoalCheck;
import org.synapticcaching.training.TrainingResult.Ending;

class TrainingRunTest {
  private static final double NO_GOAL = Double.NaN;
  private static final int EPOCH = 100;

  private static DataSet data() {
    Patterns train = Patterns.ofFloats(new float[2 * EPOCH], 2, new int[EPOCH], 2);
    return new DataSet("nothing", "zeros", train, train.first(10));
  }

  private static TrainingPlan plan(long max, int testEvery, double goal, GoalCheck check) {
    return new TrainingPlan(max, testEvery, goal, check, false);
  }

  private static List<TrainingResult> run(ScriptedPopulation population, TrainingPlan plan) {
    return TrainingRun.run(population, data(), plan, TrainingListener.NONE);
  }

  private static ScriptedPopulation scripted(List<Integer> correct) {
    return new ScriptedPopulation(List.of(correct));
  }

  private static List<Long> tested(TrainingResult result) {
    return result.samples().stream().map(Sample::presentations).toList();
  }

  @Test
  void testsComeAtIntervalsAtEpochEndsAndAtTheEnd() {
    TrainingPlan plan = plan(230, 60, NO_GOAL, GoalCheck.EVERY_TEST);
    TrainingResult result = run(scripted(List.of(500)), plan).get(0);
    assertEquals(List.of(60L, 100L, 120L, 180L, 200L, 230L), tested(result));
    assertEquals(Ending.COMPLETED, result.ending());
    assertTrue(result.success());
    assertEquals(0.5, result.last().accuracy());
  }

  @Test
  void runEndsAtTheFirstTestThatReachesTheGoal() {
    ScriptedPopulation population =
        new ScriptedPopulation(List.of(List.of(100, 850, 900), List.of(100, 100, 200)));
    List<TrainingResult> results = run(population, plan(200, 50, 0.85, GoalCheck.EVERY_TEST));
    assertEquals(Ending.GOAL, results.get(0).ending());
    assertEquals(List.of(50L, 100L), tested(results.get(0)));
    assertEquals(100, population.presentations(0));
    assertEquals(Ending.GOAL_NOT_REACHED, results.get(1).ending());
    assertFalse(results.get(1).success());
    assertEquals(List.of(50L, 100L, 150L, 200L), tested(results.get(1)));
  }

  @Test
  void goalsOfTheScriptsHaveToBePassedAtAnEpochsEnd() {
    List<Integer> correct = List.of(990, 850, 990, 851, 990);
    TrainingResult result =
        run(scripted(correct), plan(1000, 50, 0.85, GoalCheck.EPOCH_END)).get(0);
    assertEquals(Ending.GOAL, result.ending());
    assertEquals(List.of(50L, 100L, 150L, 200L), tested(result));
  }

  @Test
  void runThatNoLongerRisesEnds() {
    TrainingPlan plan = new TrainingPlan(100_000, 0, NO_GOAL, GoalCheck.EPOCH_END, true);
    // The fifth epoch is the first to be compared: with the least of the second to fourth.
    List<Integer> flat = List.of(500, 600, 700, 650, 600);
    assertEquals(5, run(scripted(flat), plan).get(0).samples().size());
    List<Integer> rising = List.of(500, 600, 700, 650, 601, 650, 600, 700);
    TrainingResult result = run(scripted(rising), plan).get(0);
    assertEquals(Ending.STALLED, result.ending());
    assertEquals(7, result.samples().size());
  }

  @Test
  void divergedReplicaEnds() {
    ScriptedPopulation population = scripted(List.of(500));
    population.divergesAt = 100;
    TrainingResult result = run(population, plan(1000, 50, NO_GOAL, GoalCheck.EVERY_TEST)).get(0);
    assertEquals(Ending.DIVERGED, result.ending());
    assertEquals(List.of(50L, 100L), tested(result));
  }

  @Test
  void learningGoesOnDuringATestOnWhichNothingDepends() {
    ScriptedPopulation population = scripted(List.of(300, 400, 500, 600));
    population.testsMeanwhile = true;
    TrainingPlan plan = plan(150, 50, 0.99, GoalCheck.EPOCH_END);
    TrainingResult result = run(population, plan).get(0);
    assertEquals(
        List.of("learn 50", "test", "learn 50", "tested", "test", "tested", "learn 50", "test"),
        population.events.subList(0, 8));
    assertEquals(run(scripted(List.of(300, 400, 500, 600)), plan).get(0), result);
  }

  @Test
  void learningWaitsForATestThatMayEndIt() {
    for (TrainingPlan plan :
        List.of(
            plan(200, 50, 0.45, GoalCheck.EVERY_TEST),
            plan(1000, 100, 0.45, GoalCheck.EPOCH_END),
            new TrainingPlan(1000, 0, NO_GOAL, GoalCheck.EPOCH_END, true))) {
      ScriptedPopulation population = scripted(List.of(300, 300, 500, 400, 300));
      population.testsMeanwhile = true;
      TrainingResult result = run(population, plan).get(0);
      assertEquals(run(scripted(List.of(300, 300, 500, 400, 300)), plan).get(0), result);
      assertEquals(result.last().presentations(), population.presentations(0));
      for (int e = 0; e < population.events.size(); e++) {
        if (population.events.get(e).equals("test")) {
          assertEquals("tested", population.events.get(e + 1));
        }
      }
    }
    ScriptedPopulation diverging = scripted(List.of(500));
    diverging.testsMeanwhile = true;
    diverging.divergesAt = 100;
    assertEquals(
        List.of(50L, 100L),
        tested(run(diverging, plan(1000, 50, NO_GOAL, GoalCheck.EVERY_TEST)).get(0)));
    assertEquals(100, diverging.presentations(0));
  }

  @Test
  void aTestThatWentOnWhenLearningFailedIsReported() {
    ScriptedPopulation population = scripted(List.of(500));
    population.testsMeanwhile = true;
    population.failsAt = 60;
    List<Long> tested = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void tested(int replica, Sample sample) {
            tested.add(sample.presentations());
          }
        };
    TrainingPlan plan = plan(90, 30, NO_GOAL, GoalCheck.EVERY_TEST);
    assertThrows(
        IllegalStateException.class, () -> TrainingRun.run(population, data(), plan, listener));
    assertEquals(List.of(30L, 60L), tested);
  }

  @Test
  void interruptedRunReportsItsState() {
    List<Long> reached = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void advanced(long presentations, long max) {
            assertEquals(500, max);
            reached.add(presentations);
          }

          @Override
          public boolean cancelled() {
            return reached.size() == 2;
          }
        };
    ScriptedPopulation population =
        new ScriptedPopulation(List.of(List.of(500, 600), List.of(700, 800)));
    TrainingPlan plan = plan(500, 0, NO_GOAL, GoalCheck.EVERY_TEST);
    List<TrainingResult> results = TrainingRun.run(population, data(), plan, listener);
    assertEquals(List.of(100L, 200L), reached);
    for (TrainingResult result : results) {
      assertEquals(Ending.INTERRUPTED, result.ending());
      assertEquals(List.of(100L, 200L), tested(result));
    }
  }

  @Test
  void runOfNoPresentationsReportsTheBeginning() {
    TrainingResult result =
        run(scripted(List.of(123)), plan(0, 0, 0.9, GoalCheck.EVERY_TEST)).get(0);
    assertEquals(List.of(0L), tested(result));
    assertEquals(0.123, result.last().accuracy());
    assertEquals(Ending.GOAL_NOT_REACHED, result.ending());
  }

  @Test
  void badPlansAreRejectedByName() {
    assertRejected("presentations must be >= 0, got -1", -1, 0, NO_GOAL);
    assertRejected("test interval must be >= 0, got -5", 10, -5, NO_GOAL);
    assertRejected("accuracy to reach must be in (0, 1], got 0.0", 10, 0, 0);
    assertRejected("accuracy to reach must be in (0, 1], got 1.5", 10, 0, 1.5);
  }

  private static void assertRejected(String message, long max, int testEvery, double goal) {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class, () -> plan(max, testEvery, goal, GoalCheck.EVERY_TEST));
    assertEquals(message, rejection.getMessage());
  }
}
