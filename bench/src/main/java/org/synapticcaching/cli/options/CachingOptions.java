package org.synapticcaching.cli.options;

import java.util.function.Consumer;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.EventOrder;
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
        "Default: ${DEFAULT-VALUE} (no caching: every change is persistent at once)."
      })
  private ConsolidationPolicy policy;

  @Option(
      names = "--threshold",
      paramLabel = "THETA",
      converter = Numbers.Real.class,
      description =
          "Consolidation threshold on abs(s), in units of weight, >= 0; 'inf' is allowed."
              + " Needed by every policy but none and never.")
  private Double threshold;

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

  private Consolidation consolidation;
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
    consolidation =
        new Consolidation(
            policy,
            threshold == null ? 0 : Numbers.nonNegative("--threshold", threshold),
            comparison,
            (int) Numbers.atLeast("--every", 1, every),
            Numbers.positiveOrInfinite("--decay-time", decayTime),
            eventOrder);
    prices =
        new EnergyModel(
            Numbers.finiteNonNegative("--maintenance-cost", maintenanceCost),
            Numbers.finiteNonNegative("--change-cost", changeCost),
            new ChangeMeasure(Numbers.finiteNonNegative("--exponent", exponent), potentiationOnly));
    backend.complete();
  }

  /** Leaves out a threshold that the policy does not check, and says so. */
  void dropUnusedThreshold(Consumer<String> notice) {
    if (threshold != null && !policy.usesThreshold()) {
      notice.accept("this policy has no threshold; --threshold is ignored");
      threshold = null;
    }
  }

  /** Names the backend that {@code auto} came to. */
  void resolveAuto(String used) {
    backend.resolveAuto(used);
  }

  /** How changes become persistent. */
  public Consolidation consolidation() {
    return consolidation;
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
