package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Learns nothing: its tests have the accuracies that a script says, in thousandths. */
public class ScriptedPopulation implements Population {
  private static final Network NETWORK = Network.lr20(2, List.of(1), 2);

  /** Correct answers of a thousand, one list per replica; the last one is repeated. */
  private final List<List<Integer>> correct;

  private final boolean[] active;
  private final long[] presentations;
  private final int[] tests;

  /** Lengths of the stretches that were trained. */
  final List<Integer> stretches = new ArrayList<>();

  /** Whether tests go on while networks learn, until they are waited for. */
  public boolean testsMeanwhile;

  /** What was done, in order. */
  public final List<String> events = new ArrayList<>();

  /** How many presentations are learned before learning fails. */
  public long failsAt = Long.MAX_VALUE;

  /** From so many presentations on, the ledger is not finite. */
  public long divergesAt = Long.MAX_VALUE;

  public ScriptedPopulation(List<List<Integer>> correct) {
    this.correct = correct;
    this.active = new boolean[correct.size()];
    this.presentations = new long[correct.size()];
    this.tests = new int[correct.size()];
    Arrays.fill(active, true);
  }

  @Override
  public PopulationSpec spec() {
    List<Replica> replicas = new ArrayList<>();
    correct.forEach(each -> replicas.add(Replica.of(NETWORK, 1, 0.1, Consolidation.none())));
    return new PopulationSpec(NETWORK, replicas, 1);
  }

  @Override
  public void train(Patterns patterns, int count) {
    stretches.add(count);
    events.add("learn " + count);
    if (presentations[0] >= failsAt) {
      throw new IllegalStateException("failed as it should");
    }
    for (int r = 0; r < active.length; r++) {
      presentations[r] += active[r] ? count : 0;
    }
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    Evaluation[] evaluations = new Evaluation[active.length];
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        List<Integer> script = correct.get(r);
        evaluations[r] = new Evaluation(script.get(Math.min(tests[r], script.size() - 1)), 1000);
        tests[r]++;
      }
    }
    return Arrays.asList(evaluations);
  }

  @Override
  public Evaluation.Pending beginEvaluation(Patterns patterns) {
    events.add("test");
    List<Evaluation> evaluations = evaluate(patterns);
    if (!testsMeanwhile) {
      return Evaluation.Pending.finished(evaluations);
    }
    FutureTask<Integer> task = new FutureTask<>(() -> events.add("tested"), 0);
    return new Evaluation.Pending(List.of(task), counts -> evaluations);
  }

  @Override
  public double[] thresholds(int replica) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EnergyLedger ledger(int replica) {
    EnergyTally tally = new EnergyTally(List.of());
    tally.addTransientIntegral(presentations[replica] >= divergesAt ? Double.NaN : 0);
    double[] nothing = {0};
    return new EnergyLedger(
        List.of(
            tally.snapshot(new LayerShape("W1", 1, 1), nothing, nothing, 0, Churn.NOT_COUNTED)));
  }

  @Override
  public long presentations(int replica) {
    return presentations[replica];
  }

  @Override
  public void setActive(int replica, boolean on) {
    active[replica] = on;
  }

  @Override
  public boolean isActive(int replica) {
    return active[replica];
  }

  @Override
  public void forward(Patterns patterns, int[] presented) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void backward() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void consolidate() {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[] outputs(int replica) {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[] weights(int replica, int layer, WeightPart part) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
