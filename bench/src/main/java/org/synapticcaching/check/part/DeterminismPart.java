package org.synapticcaching.check.part;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/**
 * The same run gives the same bytes: a second time, alone, and beside any number of others. What is
 * compared is every weight, the ledger and the answers to the test set.
 */
final class DeterminismPart implements CheckPart {
  private static final double RATE = 0.1;
  private static final double DECAY_TIME = 1000;
  private static final EnergyModel PRICES = EnergyModel.linear(0.001);
  private static final int EPOCHS = 20;

  /** How many comparisons there were, and which showed a difference. */
  private static final class Comparisons {
    private final List<String> problems = new ArrayList<>();
    private int all;

    void add(String what, String expected, String found) {
      all++;
      if (!expected.equals(found)) {
        problems.add(what + ": other bytes");
      }
    }
  }

  @Override
  public PartResult run(Context context) {
    DataSet data = context.scale().data(System.out::println);
    Comparisons comparisons = new Comparisons();
    for (Backend backend : Computing.onCard()) {
      networks(backend, context.scale(), data, comparisons);
    }
    perceptrons(context.scale(), comparisons);
    int same = comparisons.all - comparisons.problems.size();
    String words = "same bytes in %s of %s comparisons".formatted(same, comparisons.all);
    return new PartResult(
        words, List.of(new Finding("determinism", same, "", words, "")), comparisons.problems);
  }

  /** A population twice, a part of it, and its first, middle and last networks alone. */
  private static void networks(
      Backend backend, CheckScale scale, DataSet data, Comparisons comparisons) {
    for (int hidden : scale.hidden()) {
      int count = hidden == scale.hidden().get(0) ? scale.population() : 3;
      Network network =
          Network.lr20(data.train().inputs(), List.of(hidden), data.train().classes());
      List<Replica> replicas = new ArrayList<>();
      for (int r = 0; r < count; r++) {
        ConsolidationPolicy policy =
            ConsolidationPolicy.values()[r % ConsolidationPolicy.values().length];
        Consolidation rule = Consolidation.of(policy, 0.01 * (1 + r % 5), DECAY_TIME);
        Replica replica = Replica.of(network, 40L + r, RATE, rule);
        replicas.add(r % 3 == 2 ? following(replica, r / 3) : replica);
      }
      List<String> first = learned(backend, network, replicas, scale, data);
      List<String> again = learned(backend, network, replicas, scale, data);
      List<String> part = learned(backend, network, replicas.subList(1, count), scale, data);
      String what =
          "%s, %s hidden units, network %%s of %s %%s".formatted(backend.id(), hidden, count);
      for (int r = 0; r < count; r++) {
        comparisons.add(what.formatted(r, "a second time"), first.get(r), again.get(r));
        if (r > 0) {
          comparisons.add(what.formatted(r, "with one fewer"), first.get(r), part.get(r - 1));
        }
      }
      for (int r : new int[] {0, count / 2, count - 1}) {
        List<String> alone = learned(backend, network, List.of(replicas.get(r)), scale, data);
        comparisons.add(what.formatted(r, "alone"), first.get(r), alone.get(0));
      }
    }
  }

  /** With a threshold that sets itself, in one scope after another, where there can be one. */
  private static Replica following(Replica replica, int turn) {
    if (!replica.consolidation().policy().comparesThreshold()) {
      return replica;
    }
    Threshold.Automatic matrix = new Threshold.Automatic(0.001, 10_000, 300);
    ThresholdScope[] scopes = ThresholdScope.values();
    ThresholdScope scope = scopes[scopes.length - 1 - turn % scopes.length];
    return replica.with(replica.consolidation().with(matrix.with(scope)));
  }

  private static List<String> learned(
      Backend backend, Network network, List<Replica> replicas, CheckScale scale, DataSet data) {
    try (Population population =
        backend.open(new PopulationSpec(network, replicas, Computing.threads()))) {
      population.train(data.train(), scale.presentations());
      List<Evaluation> answers = population.evaluate(data.test());
      List<String> states = new ArrayList<>();
      for (int r = 0; r < replicas.size(); r++) {
        states.add(
            "%s %s %s".formatted(digest(population, r), population.ledger(r), answers.get(r)));
      }
      return states;
    }
  }

  private static String digest(Population population, int replica) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int layer = 0; layer < population.spec().network().layerCount(); layer++) {
        for (WeightPart part : WeightPart.values()) {
          float[] weights = population.weights(replica, layer, part);
          ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
          bytes.asFloatBuffer().put(weights);
          digest.update(bytes);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static void perceptrons(CheckScale scale, Comparisons comparisons) {
    int n = scale.synapses();
    List<PerceptronSpec> specs = new ArrayList<>();
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      specs.add(PerceptronSpec.of(Consolidation.of(policy, 3, 2.0 * n)).withMaxEpochs(EPOCHS));
    }
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      long seed = 1L + t;
      tasks.add(() -> PerceptronTask.random(n, n + n / 2, seed));
    }
    List<List<PerceptronResult>> first = learnAll(specs, tasks);
    List<List<PerceptronResult>> again = learnAll(specs, tasks);
    for (int t = 0; t < tasks.size(); t++) {
      List<List<PerceptronResult>> alone =
          learnAll(specs.subList(t, t + 1), tasks.subList(t, t + 1));
      String what = "perceptron, task %s, spec %s %s";
      comparisons.add(what.formatted(t, t, "alone"), state(first, t, t), state(alone, 0, 0));
      for (int k = 0; k < specs.size(); k++) {
        comparisons.add(
            what.formatted(t, k, "a second time"), state(first, t, k), state(again, t, k));
      }
    }
  }

  private static List<List<PerceptronResult>> learnAll(
      List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks) {
    return Backends.perceptrons(Computing.fused()).learnAll(specs, tasks, Computing.threads());
  }

  /** All but the time that it took. */
  private static String state(List<List<PerceptronResult>> results, int task, int spec) {
    PerceptronResult result = results.get(task).get(spec);
    return "%s %s %s %s"
        .formatted(
            result.success(), result.presentations(), result.updates(), result.under(PRICES));
  }
}
