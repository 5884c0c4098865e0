package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;

/**
 * How many synapses a presentation changes, against the modifications that networks count while
 * they really learn.
 */
class ChangedSynapsesTest {
  private static final int PRESENTATIONS = 40;
  private static final int HIDDEN = 150;
  private static final double PLASTIC = 0.1;

  private static final Patterns UNIT = open(InputEncoding.UNIT);
  private static final Patterns ZERO_MEAN = open(InputEncoding.ZERO_MEAN);

  private static Patterns open(InputEncoding encoding) {
    DataRequest request = DataRequest.of(DataRequest.DIGITS).withEncoding(encoding);
    return DataSets.open(request, line -> {}).train().first(PRESENTATIONS);
  }

  private static Patterns patterns(String input) {
    return input.equals("unit") ? UNIT : ZERO_MEAN;
  }

  /** Per presentation, of each weight matrix. */
  private static double[] modifications(
      Network network, Patterns patterns, Consolidation consolidation, Plasticity plasticity) {
    Replica replica =
        new Replica(
            1,
            List.of(0.001, 0.001),
            plasticity,
            consolidation,
            PresentationOrder.sequential(),
            List.of(),
            false);
    try (Population one =
        Backends.named("simd").open(new PopulationSpec(network, List.of(replica), 1))) {
      one.train(patterns, PRESENTATIONS);
      return one.ledger(0).layers().stream()
          .mapToDouble(LayerLedger::modifications)
          .map(sum -> sum / PRESENTATIONS)
          .toArray();
    }
  }

  /** Synapses that the counted update changes: a multiply-add each. */
  private static double counted(String benchmark, Map<String, String> parameters, DataFacts facts) {
    Scored row = new Scored(benchmark, parameters, "ops/s", 1, Map.of());
    return WorkCounts.of(row, facts).passes().stream()
        .filter(pass -> pass.name().equals("update"))
        .mapToDouble(pass -> pass.operations() / 2)
        .sum();
  }

  @Test
  void plainLearningChangesTheSynapsesOfActiveInputs() {
    Patterns patterns = UNIT;
    Network network = Network.lr20(patterns.inputs(), List.of(HIDDEN), patterns.classes());
    Consolidation caching = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, 1000);
    double[] found = modifications(network, patterns, caching, Plasticity.all());
    double counted =
        counted(
            "TrainBenchmark.train",
            Map.of("backend", "simd", "policy", "local-local", "hidden", "" + HIDDEN),
            DataFacts.of(patterns));
    assertEquals(found[0] + found[1], counted, 1e-6 * counted);
  }

  @ParameterizedTest
  @CsvSource({
    "all, zero-mean, local-local",
    "all, unit, local-local",
    "largest-updates, zero-mean, none",
    "largest-updates, zero-mean, local-local",
    "largest-updates-in-subnet, zero-mean, none",
    "largest-updates-per-neuron, zero-mean, local-local",
    "subnet, zero-mean, local-local",
    "subnet, unit, none",
    "static-hidden, zero-mean, none"
  })
  void rulesChangeWhatIsCounted_andWhatTies(String rule, String input, String policy) {
    double counted = counted(rule, input, policy);
    double found = found(rule, input, policy);
    assertTrue(counted <= 1.000001 * found, counted + " of " + found);
    assertTrue(counted > 0.95 * found, counted + " of " + found);
  }

  /** Neurons and synapses that are drawn vary in number. */
  @ParameterizedTest
  @CsvSource({"random-neurons, local-local", "fixed-synapses, none"})
  void drawnOnesAreCountedByTheirMean(String rule, String policy) {
    double found = found(rule, "zero-mean", policy);
    assertEquals(found, counted(rule, "zero-mean", policy), 0.25 * found);
  }

  /** Of inputs of 0, which patterns have different numbers of, nothing is learned. */
  @ParameterizedTest
  @CsvSource({"largest-updates", "largest-updates-in-subnet", "largest-updates-per-neuron"})
  void noMoreAreCountedThanChangeAtLeast(String rule) {
    double counted = counted(rule, "unit", "none");
    double found = found(rule, "unit", "none");
    assertTrue(counted > 0 && counted <= found, counted + " of " + found);
  }

  /** Inputs that share a background learn all together, which takes fewer changes than synapses. */
  @ParameterizedTest
  @CsvSource({"all", "subnet"})
  void fewerAreCountedWhereInputsLearnTogether(String rule) {
    double counted = counted(rule, "zero-mean", "none");
    assertTrue(counted < 0.6 * found(rule, "zero-mean", "none"), rule + " " + counted);
    double unit = counted(rule, "unit", "none");
    assertEquals(unit, counted, 1e-9 * unit);
  }

  private static double counted(String rule, String input, String policy) {
    Patterns patterns = patterns(input);
    Map<String, String> parameters =
        Map.of(
            "backend",
            "simd",
            "hidden",
            "" + HIDDEN,
            "rule",
            rule,
            "plastic",
            "" + PLASTIC,
            "policy",
            policy,
            "input",
            input);
    return counted("CompetitiveTrainBenchmark.train", parameters, DataFacts.of(patterns));
  }

  /** Of the second matrix only where its changes are counted too. */
  private static double found(String rule, String input, String policy) {
    Patterns patterns = patterns(input);
    Network network = Network.rp24(patterns.inputs(), List.of(HIDDEN), patterns.classes());
    ConsolidationPolicy parsed = Named.parse(ConsolidationPolicy.class, "policy", policy);
    double[] found =
        modifications(network, patterns, Consolidation.of(parsed, 0.01, 1000), plasticity(rule));
    boolean second = rule.equals("all") || rule.equals("static-hidden");
    return found[0] + (second ? found[1] : 0);
  }

  private static Plasticity plasticity(String rule) {
    PlasticShare subnet = PlasticShare.count(100);
    PlasticShare share = PlasticShare.fraction(PLASTIC);
    if (rule.equals("largest-updates-in-subnet")) {
      return Plasticity.of(PlasticityRule.LARGEST_UPDATES, share).within(subnet);
    }
    PlasticityRule parsed = Named.parse(PlasticityRule.class, "rule", rule);
    if (parsed.needsSubnet()) {
      return Plasticity.subnet(subnet);
    }
    return Plasticity.of(parsed, parsed.takesShare() ? share : PlasticShare.ALL);
  }
}
