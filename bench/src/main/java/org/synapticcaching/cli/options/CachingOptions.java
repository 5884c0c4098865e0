package org.synapticcaching.cli.options;

import java.util.function.Consumer;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options that {@code train} and {@code perceptron} share: caching, prices, seed and backend. A
 * picocli mixin.
 */
public final class CachingOptions {
  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "none",
      converter = EnumConverters.Policies.class,
      completionCandidates = EnumConverters.Policies.class,
      description = {
        "What is consolidated together, and when: ${COMPLETION-CANDIDATES}.",
        "The first of two words is what the threshold is compared with: local, the abs(s) of any one"
            + " synapse; global, the sum of those of a group; all, that of every synapse of a group."
            + " The second is what is consolidated together: local, the synapse itself; neuron, the"
            + " inputs of its neuron; layer, its weight matrix; global, the network. quantised moves"
            + " whole multiples of the threshold, stochastic rounds every change to one at random,"
            + " never leaves all transient until the end.",
        "Default: ${DEFAULT-VALUE} (no caching: every change is persistent at once)."
      })
  private ConsolidationPolicy policy;

  @Option(
      names = "--threshold",
      paramLabel = "THETA|auto",
      converter = ThresholdWord.Converter.class,
      description =
          "Consolidation threshold on abs(s), in units of weight, >= 0; 'inf' is allowed."
              + " Needed by every policy but none and never; stochastic consolidates multiples of"
              + " it. 'auto': each weight matrix sets its"
              + " own by how fast it changes and by --maintenance-cost (see --threshold-scope).")
  private ThresholdWord threshold;

  @Option(
      names = "--threshold-horizon",
      paramLabel = "T",
      description = {
        "For --threshold auto: presentations after which what is left will be paid for, >= 1.",
        "Default: where the run ends at the latest."
      })
  private Long thresholdHorizon;

  @Option(
      names = "--threshold-memory",
      paramLabel = "M",
      description =
          "For --threshold auto: presentations that the mean of squared changes goes back, >= 1."
              + " Default: "
              + Threshold.Automatic.DEFAULT_MEMORY
              + ".")
  private Long thresholdMemory;

  @Option(
      names = "--threshold-scope",
      paramLabel = "SCOPE",
      converter = EnumConverters.ThresholdScopes.class,
      completionCandidates = EnumConverters.ThresholdScopes.class,
      description = {
        "For --threshold auto: what has a threshold of its own, ${COMPLETION-CANDIDATES}; neuron:"
            + " the inputs of one neuron share it. synapse is the cheapest for local-local, above all"
            + " with decay.",
        "Default: matrix."
      })
  private ThresholdScope thresholdScope;

  @Option(
      names = "--decay-time",
      paramLabel = "TAU",
      defaultValue = "inf",
      converter = Numbers.Real.class,
      description =
          "Decay time of transient changes, in presentations, > 0; 'inf' for no decay."
              + " Default: ${DEFAULT-VALUE}.")
  private double decayTime;

  @Option(
      names = "--maintenance-cost",
      paramLabel = "C",
      defaultValue = "0",
      converter = Numbers.Real.class,
      description = "Energy per unit of abs(s) and presentation, >= 0. Default: ${DEFAULT-VALUE}.")
  private double maintenanceCost;

  @Option(
      names = "--change-cost",
      paramLabel = "B",
      defaultValue = "0",
      converter = Numbers.Real.class,
      description =
          "Energy per unit of change of a transient weight, >= 0. Default: ${DEFAULT-VALUE}.")
  private double changeCost;

  @Option(
      names = "--exponent",
      paramLabel = "ALPHA",
      defaultValue = "1",
      converter = Numbers.Real.class,
      description =
          "A persistent change x costs abs(x)^ALPHA, ALPHA >= 0; 0 counts changes."
              + " Default: ${DEFAULT-VALUE}.")
  private double exponent;

  @Option(names = "--potentiation-only", description = "Only increases of a weight cost energy.")
  private boolean potentiationOnly;

  @Option(
      names = "--event-order",
      paramLabel = "ORDER",
      defaultValue = "learn-first",
      converter = EnumConverters.EventOrders.class,
      completionCandidates = EnumConverters.EventOrders.class,
      description =
          "Order of events within a presentation: ${COMPLETION-CANDIDATES}."
              + " Default: ${DEFAULT-VALUE}.")
  private EventOrder eventOrder;

  @Option(
      names = "--comparison",
      paramLabel = "gt|ge",
      defaultValue = "gt",
      converter = EnumConverters.Comparisons.class,
      completionCandidates = EnumConverters.Comparisons.class,
      description =
          "Whether a value must exceed the threshold (gt) or reach it (ge)."
              + " Default: ${DEFAULT-VALUE}.")
  private Comparison comparison;

  @Option(
      names = "--every",
      paramLabel = "F",
      defaultValue = "1",
      description =
          "Look for consolidation in every F-th presentation, F >= 1. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random in the run. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private BackendOption backend;

  /** What a threshold that sets itself was last taken for; the length of the run may be in it. */
  private Threshold.Automatic automatic;

  private EnergyModel prices;

  /**
   * Checks the options.
   *
   * @throws UsageException naming the option when a value makes no sense
   */
  void complete() {
    if (threshold == null && policy.usesThreshold()) {
      throw new UsageException("--policy " + policy.id() + " needs a --threshold");
    }
    if (threshold != null && !threshold.isAuto()) {
      Numbers.nonNegative("--threshold", threshold.theta());
    }
    if (threshold != null && threshold.isAuto() && policy.usesThreshold()) {
      requireComparison();
    }
    requireAuto("--threshold-horizon", thresholdHorizon);
    requireAuto("--threshold-memory", thresholdMemory);
    requireAuto("--threshold-scope", thresholdScope);
    atLeastOne("--threshold-horizon", thresholdHorizon);
    atLeastOne("--threshold-memory", thresholdMemory);
    Numbers.atLeast("--every", 1, every);
    Numbers.positiveOrInfinite("--decay-time", decayTime);
    prices =
        new EnergyModel(
            Numbers.finiteNonNegative("--maintenance-cost", maintenanceCost),
            Numbers.finiteNonNegative("--change-cost", changeCost),
            new ChangeMeasure(Numbers.finiteNonNegative("--exponent", exponent), potentiationOnly));
    backend.complete();
    automatic = null;
  }

  private void requireComparison() {
    if (!policy.comparesThreshold()) {
      throw new UsageException(
          "--threshold auto follows from what keeping changes costs, and --policy "
              + policy.id()
              + " keeps none; give --threshold a number");
    }
  }

  private void requireAuto(String option, Object value) {
    if (value != null && !(threshold != null && threshold.isAuto())) {
      throw new UsageException(option + " is for --threshold auto");
    }
  }

  private static void atLeastOne(String option, Long value) {
    if (value != null) {
      Numbers.atLeast(option, 1, value);
    }
  }

  /** Leaves out a threshold that the policy does not check, and says so. */
  void dropUnusedThreshold(Consumer<String> notice) {
    if (threshold != null && !policy.usesThreshold()) {
      notice.accept("this policy has no threshold; --threshold is ignored");
      threshold = null;
      thresholdHorizon = null;
      thresholdMemory = null;
      thresholdScope = null;
    }
  }

  /** Whether the threshold sets itself, with a horizon that follows from the length of the run. */
  boolean wantsHorizon() {
    return threshold != null && threshold.isAuto() && thresholdHorizon == null;
  }

  /** Names the backend that {@code auto} came to, and what was left out of such a threshold. */
  void resolveAuto(String used) {
    if (threshold != null && threshold.isAuto() && automatic != null) {
      thresholdHorizon = automatic.horizon();
      thresholdMemory = automatic.memory();
      thresholdScope = automatic.scope();
    }
    backend.resolveAuto(used);
  }

  /**
   * How changes become persistent.
   *
   * @param limit presentations after which the run ends at the latest
   */
  Consolidation consolidation(long limit) {
    return new Consolidation(policy, theta(limit), comparison, every, decayTime, eventOrder);
  }

  private Threshold theta(long limit) {
    if (threshold == null) {
      return Threshold.of(0);
    }
    if (!threshold.isAuto()) {
      return Threshold.of(threshold.theta());
    }
    automatic =
        new Threshold.Automatic(
            maintenanceCost,
            thresholdHorizon == null ? Math.max(1, limit) : thresholdHorizon,
            thresholdMemory == null ? Threshold.Automatic.DEFAULT_MEMORY : thresholdMemory,
            thresholdScope == null ? ThresholdScope.MATRIX : thresholdScope);
    return automatic;
  }

  /** What changes cost. */
  public EnergyModel prices() {
    return prices;
  }

  /** Seed of everything random in the run. */
  public long seed() {
    return seed;
  }

  /** What computes. */
  public BackendRequest backend() {
    return backend.request();
  }
}
