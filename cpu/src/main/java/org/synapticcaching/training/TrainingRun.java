package org.synapticcaching.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyModel;

/**
 * Trains a population by a plan: stretches of presentations with tests between them. A test on
 * whose accuracy nothing depends may go on during the next stretch.
 */
public final class TrainingRun {
  /** The [LR20] scripts compare an epoch with this many before it. */
  private static final int STALL_EPOCHS = 3;

  /** Longest and shortest stretch between two checks whether to stop, in presentations. */
  private static final int LONGEST_STRETCH = 10_000;

  private static final int SHORTEST_STRETCH = 10;

  /**
   * Synapses times presentations of a stretch: about a second of the reference. Not a measured
   * time, so that a run is always cut into the same stretches.
   */
  private static final long SYNAPSES_PER_STRETCH = 1L << 27;

  private final Population population;
  private final DataSet data;
  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final long stretch;
  private final List<List<Sample>> samples = new ArrayList<>();
  private final List<List<Double>> epochAccuracies = new ArrayList<>();
  private final TrainingResult.Ending[] endings;

  /** The test that goes on; null when there is none. */
  private Test pending;

  /**
   * A test that has begun.
   *
   * @param done presentations before it
   * @param evaluations what it will give
   * @param ledgers of the replicas then; null for those that were not active
   */
  private record Test(
      long done, boolean epochEnd, Evaluation.Pending evaluations, List<EnergyLedger> ledgers) {}

  private TrainingRun(
      Population population, DataSet data, TrainingPlan plan, TrainingListener listener) {
    this.population = population;
    this.data = data;
    this.plan = plan;
    this.listener = listener;
    long fitting = SYNAPSES_PER_STRETCH / population.spec().network().synapses();
    this.stretch = Math.max(SHORTEST_STRETCH, Math.min(LONGEST_STRETCH, fitting));
    int replicas = population.spec().replicas().size();
    this.endings = new TrainingResult.Ending[replicas];
    for (int r = 0; r < replicas; r++) {
      samples.add(new ArrayList<>());
      epochAccuracies.add(new ArrayList<>());
    }
  }

  /**
   * Trains a freshly opened population. Replicas that end early stay as they are.
   *
   * @return one result per replica
   */
  public static List<TrainingResult> run(
      Population population, DataSet data, TrainingPlan plan, TrainingListener listener) {
    return new TrainingRun(population, data, plan, listener).run();
  }

  private List<TrainingResult> run() {
    long epoch = data.train().size();
    long done = 0;
    while (done < plan.maxPresentations() && anyActive()) {
      if (listener.cancelled()) {
        finishTest();
        endAll(TrainingResult.Ending.INTERRUPTED);
        break;
      }
      long stop = nextStop(done, epoch);
      learn((int) (stop - done));
      finishTest();
      done = stop;
      listener.advanced(done, plan.maxPresentations());
      boolean epochEnd = done % epoch == 0;
      if (epochEnd
          || done == plan.maxPresentations()
          || (plan.testEvery() > 0 && done % plan.testEvery() == 0)) {
        beginTest(done, epochEnd);
      }
    }
    finishTest();
    testUntested();
    endAll(
        Double.isNaN(plan.goal())
            ? TrainingResult.Ending.COMPLETED
            : TrainingResult.Ending.GOAL_NOT_REACHED);
    return results();
  }

  private long nextStop(long done, long epoch) {
    long stop = Math.min(plan.maxPresentations(), done + stretch);
    stop = Math.min(stop, (done / epoch + 1) * epoch);
    if (plan.testEvery() > 0) {
      stop = Math.min(stop, (done / plan.testEvery() + 1) * plan.testEvery());
    }
    return stop;
  }

  private void learn(int presentations) {
    long start = System.nanoTime();
    try {
      population.train(data.train(), presentations);
    } catch (RuntimeException failure) {
      // What was tested before still holds.
      try {
        finishTest();
      } catch (RuntimeException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
    listener.learned((System.nanoTime() - start) / 1e9);
  }

  private void beginTest(long done, boolean epochEnd) {
    Evaluation.Pending evaluations = population.beginEvaluation(data.test());
    List<EnergyLedger> ledgers = new ArrayList<>();
    for (int r = 0; r < endings.length; r++) {
      ledgers.add(population.isActive(r) ? population.ledger(r) : null);
    }
    pending = new Test(done, epochEnd, evaluations, ledgers);
    if (evaluations.isDone() || mayEnd(pending)) {
      finishTest();
    }
  }

  /** Whether a replica may end by this test, so that learning has to wait for it. */
  private boolean mayEnd(Test test) {
    boolean goal = !Double.isNaN(plan.goal());
    boolean everyTest = plan.goalCheck() == TrainingPlan.GoalCheck.EVERY_TEST;
    return goal && (everyTest || test.epochEnd)
        || plan.stopWhenStalled() && test.epochEnd
        || test.ledgers.stream().anyMatch(ledger -> ledger != null && !isFinite(ledger));
  }

  private void finishTest() {
    if (pending == null) {
      return;
    }
    Test test = pending;
    pending = null;
    List<Evaluation> evaluations = test.evaluations.finish();
    for (int r = 0; r < endings.length; r++) {
      if (test.ledgers.get(r) != null) {
        Sample sample = new Sample(test.done, evaluations.get(r).accuracy(), test.ledgers.get(r));
        samples.get(r).add(sample);
        listener.tested(r, sample);
        if (test.epochEnd) {
          epochAccuracies.get(r).add(sample.accuracy());
        }
        TrainingResult.Ending ending = endingAfter(r, sample, test.epochEnd);
        if (ending != null) {
          end(r, ending);
        }
      }
    }
  }

  private static boolean isFinite(EnergyLedger ledger) {
    return ledger.under(EnergyModel.linear(1)).isFinite();
  }

  private TrainingResult.Ending endingAfter(int replica, Sample sample, boolean epochEnd) {
    if (!isFinite(sample.ledger())) {
      return TrainingResult.Ending.DIVERGED;
    }
    boolean reached =
        plan.goalCheck() == TrainingPlan.GoalCheck.EVERY_TEST
            ? sample.accuracy() >= plan.goal()
            : epochEnd && sample.accuracy() > plan.goal();
    if (reached) {
      return TrainingResult.Ending.GOAL;
    }
    if (plan.stopWhenStalled() && epochEnd && stalled(epochAccuracies.get(replica))) {
      return TrainingResult.Ending.STALLED;
    }
    return null;
  }

  private static boolean stalled(List<Double> accuracies) {
    int last = accuracies.size() - 1;
    if (last <= STALL_EPOCHS) {
      return false;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int e = last - STALL_EPOCHS; e < last; e++) {
      least = Math.min(least, accuracies.get(e));
    }
    return accuracies.get(last) <= least;
  }

  /** A run that was interrupted between tests, or has no presentations, still reports its state. */
  private void testUntested() {
    List<Integer> untested = new ArrayList<>();
    for (int r = 0; r < endings.length; r++) {
      List<Sample> known = samples.get(r);
      if (known.isEmpty()
          || known.get(known.size() - 1).presentations() != population.presentations(r)) {
        untested.add(r);
      }
    }
    if (untested.isEmpty()) {
      return;
    }
    untested.forEach(r -> population.setActive(r, true));
    List<Evaluation> evaluations = population.evaluate(data.test());
    for (int r : untested) {
      samples
          .get(r)
          .add(
              new Sample(
                  population.presentations(r),
                  evaluations.get(r).accuracy(),
                  population.ledger(r)));
    }
  }

  private boolean anyActive() {
    return IntStream.range(0, endings.length).anyMatch(population::isActive);
  }

  private void end(int replica, TrainingResult.Ending ending) {
    if (endings[replica] == null) {
      endings[replica] = ending;
      population.setActive(replica, false);
      if (ending != TrainingResult.Ending.INTERRUPTED) {
        listener.ended(replica, new TrainingResult(samples.get(replica), ending));
      }
    }
  }

  private void endAll(TrainingResult.Ending ending) {
    for (int r = 0; r < endings.length; r++) {
      end(r, ending);
    }
  }

  private List<TrainingResult> results() {
    return IntStream.range(0, endings.length)
        .mapToObj(r -> new TrainingResult(samples.get(r), endings[r]))
        .toList();
  }
}
