package org.synapticcaching.jmh;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/**
 * Whole presentations under the rules of competitive plasticity, on the network of van Rossum and
 * Pache (2024): 784 inputs with a clamped one, leaky rectified hidden units, linear outputs. The
 * score is presentations per second on one thread.
 */
@Measurement(iterations = 3, time = 1)
public class CompetitiveTrainBenchmark extends LearningBenchmark {
  private static final int PRESENTATIONS = 10;

  /** Learning rate times hidden units: at the source's rate, many hidden units would diverge. */
  private static final double RATE_TIMES_HIDDEN = 0.1;

  /** Beyond this, two networks at once take more memory, and time, than a check is worth. */
  private static final int MOST_CHECKED = 10_000;

  /** Near the optimum of rp24-subnet. */
  private static final int SUBNET = 100;

  private static final String LARGEST_IN_SUBNET = "largest-updates-in-subnet";
  private static final double DECAY_TIME = 1000;

  /** The range of rp24-size. */
  @Param({"100", "1000", "10000", "100000"})
  @Allowed(Range.COUNT)
  public int hidden;

  /** Plain back-propagation, the rules that save most, and two that select at random. */
  @Param({
    "all",
    "largest-updates",
    "largest-updates-per-neuron",
    "subnet",
    LARGEST_IN_SUBNET,
    "random-neurons",
    "fixed-synapses"
  })
  @Allowed(value = Range.RULE, words = LARGEST_IN_SUBNET)
  public String rule;

  /** Plastic fraction, of the rules that have one. */
  @Param("0.01")
  @Allowed(Range.FRACTION)
  public double plastic;

  /** As in rp24-largest, and as in rp24-combined. */
  @Param({"none", "local-local"})
  @Allowed(Range.POLICY)
  public String policy;

  /** Inputs with their mean subtracted, as in the source, or unit, most of which are 0. */
  @Param("zero-mean")
  @Allowed(Range.INPUT)
  public String input;

  /** An epoch takes minutes from 10 000 hidden units on. */
  @Param(Stage.NOT_LEARNED)
  @Allowed(words = {Stage.NOT_LEARNED, Stage.LEARNED})
  public String stage;

  /**
   * Presentations over which energy is counted: 100 000 hidden units take long; tests take less.
   */
  int stretch = 100;

  @Override
  InputEncoding encoding() {
    return Named.parse(InputEncoding.class, "input", input);
  }

  @Override
  Population openLearner() {
    Network network = Network.rp24(patterns.inputs(), List.of(hidden), patterns.classes());
    ConsolidationPolicy parsed = Named.parse(ConsolidationPolicy.class, "policy", policy);
    double rate = RATE_TIMES_HIDDEN / hidden;
    Consolidation consolidation = Consolidation.of(parsed, 10 * rate, DECAY_TIME);
    Workload workload = new Workload(backend, network, rate, consolidation, plasticity());
    if (hidden <= MOST_CHECKED) {
      workload.checkCostAgainstAnotherBackend(patterns);
    }
    return openAt(stage, stretch, workload, 1, 1);
  }

  /**
   * The rule under test.
   *
   * @throws IllegalArgumentException when it needs what this benchmark does not set
   */
  Plasticity plasticity() {
    PlasticShare subnet = PlasticShare.count(Math.min(hidden, SUBNET));
    PlasticShare share = PlasticShare.fraction(plastic);
    if (rule.equals(LARGEST_IN_SUBNET)) {
      return Plasticity.of(PlasticityRule.LARGEST_UPDATES, share).within(subnet);
    }
    PlasticityRule parsed = Named.parse(PlasticityRule.class, "rule", rule);
    if (parsed.needsSubnet()) {
      return Plasticity.subnet(subnet);
    }
    return Plasticity.of(parsed, parsed.takesShare() ? share : PlasticShare.ALL);
  }

  /** {@value #PRESENTATIONS} presentations. */
  @Benchmark
  @OperationsPerInvocation(PRESENTATIONS)
  public long train(DeviceTime device) {
    return present(PRESENTATIONS, device);
  }
}
