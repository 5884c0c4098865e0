package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/** The plasticity rules of the contract, and networks and patterns that suit them. */
public final class ContractRules {
  /** Long enough for selections to follow from earlier ones, short enough for none to be close. */
  static final int PRESENTATIONS = 24;

  private ContractRules() {}

  private static Plasticity of(PlasticityRule rule, double fraction) {
    return Plasticity.of(rule, PlasticShare.fraction(fraction));
  }

  private static List<PlasticShare> shares(PlasticShare... each) {
    return List.of(each);
  }

  /** A rule with a fraction, or a subnet, in which most networks learn something. */
  public static Plasticity some(PlasticityRule rule) {
    PlasticShare some = PlasticShare.fraction(0.4);
    if (rule.needsSubnet()) {
      return Plasticity.subnet(some);
    }
    Plasticity plasticity = Plasticity.of(rule, rule.takesShare() ? some : PlasticShare.ALL);
    return rule.takesTurns() ? plasticity.withMasks(3) : plasticity;
  }

  /** Every rule, with fractions and counts, the same and different for the layers; no gate. */
  static List<Plasticity> ungated() {
    List<Plasticity> all = new ArrayList<>(listed());
    Stream.of(PlasticityRule.values())
        .filter(rule -> !rule.selectsEverything())
        .filter(rule -> all.stream().noneMatch(listed -> listed.rule() == rule))
        .forEach(rule -> all.add(some(rule)));
    return all;
  }

  /** Settings that come close to the limits of rules. */
  private static List<Plasticity> listed() {
    PlasticShare most = PlasticShare.fraction(0.7);
    PlasticShare three = PlasticShare.count(3);
    return List.of(
        of(PlasticityRule.RANDOM_NEURONS, 0.4),
        of(PlasticityRule.RANDOM_NEURONS, 0.7).withShares(shares(three, most)),
        of(PlasticityRule.FIXED_NEURONS, 0.5),
        of(PlasticityRule.FIXED_NEURONS, 0.5).withShares(shares(three, PlasticShare.ALL)),
        of(PlasticityRule.PER_CLASS_NEURONS, 0.4),
        of(PlasticityRule.ALTERNATING_NEURONS, 0.5).withMasks(3),
        of(PlasticityRule.LARGEST_ERRORS, 0.3),
        of(PlasticityRule.LARGEST_ERRORS, 0.3).withShares(shares(three, PlasticShare.ALL)),
        of(PlasticityRule.SMALLEST_ERRORS, 0.6),
        of(PlasticityRule.LARGEST_ACTIVITY, 0.4),
        of(PlasticityRule.SMALLEST_ACTIVITY, 0.5),
        of(PlasticityRule.LARGEST_UPDATES, 0.1),
        of(PlasticityRule.LARGEST_UPDATES, 0.1).withShares(shares(three, PlasticShare.count(5))),
        of(PlasticityRule.LARGEST_UPDATES, 0.008).withCoupledLayers(),
        of(PlasticityRule.LARGEST_UPDATES, 0.1).within(PlasticShare.fraction(0.5)),
        of(PlasticityRule.SMALLEST_UPDATES, 0.8),
        of(PlasticityRule.LARGEST_WEIGHTS, 0.2),
        of(PlasticityRule.SMALLEST_WEIGHTS, 0.3),
        of(PlasticityRule.LARGEST_UPDATES_PER_NEURON, 0.2),
        of(PlasticityRule.LARGEST_UPDATES_PER_NEURON, 1).withShares(shares(three, most)),
        of(PlasticityRule.LARGEST_WEIGHTS_PER_NEURON, 0.25),
        of(PlasticityRule.FIXED_SYNAPSES, 0.3),
        of(PlasticityRule.FIXED_SYNAPSES, 0.008).withCoupledLayers(),
        Plasticity.subnet(PlasticShare.fraction(0.4)),
        Plasticity.subnet(three),
        of(PlasticityRule.STATIC_HIDDEN, 1));
  }

  /** The same, those that mask errors also with the layers below not feeling it; each gated too. */
  static List<Plasticity> all() {
    List<Plasticity> all = new ArrayList<>();
    all.add(Plasticity.all().withErrorGate());
    for (Plasticity rule : ungated()) {
      all.add(rule);
      all.add(rule.withErrorGate());
      if (rule.rule().masksErrors()) {
        all.add(rule.withoutSendingMasked());
      }
    }
    return all;
  }

  /** Largest updates, a subnet, and both: the rules that meet every policy. */
  static Stream<Plasticity> main() {
    return ungated().stream().filter(plasticity -> plasticity.rule().takesSubnet());
  }

  /** The policies in turn, without those that wait for synapses that may never change. */
  static ConsolidationPolicy policy(int turn) {
    List<ConsolidationPolicy> policies =
        Stream.of(ConsolidationPolicy.values())
            .filter(policy -> policy.trigger() != ConsolidationPolicy.Trigger.EVERY_SYNAPSE)
            .sorted(
                Comparator.comparing(ConsolidationPolicy::trigger)
                    .thenComparing(ConsolidationPolicy::scope)
                    .thenComparing(ConsolidationPolicy::amount))
            .toList();
    return policies.get(turn % policies.size());
  }

  /**
   * Networks and patterns that a rule fits, and in which it leaves something to be learned. None
   * with two classes: their softmax errors are opposite numbers but for rounding, so that no
   * selection among them is clear.
   */
  static List<ContractNetworks.Choice> networksFor(Plasticity rule) {
    return ContractNetworks.SMALL.stream()
        .filter(choice -> choice.network().outputs() > 2)
        .filter(choice -> fits(rule, choice.network()))
        .filter(choice -> !(wantsSmall(rule.rule()) && hasZeros(choice.patterns())))
        .toList();
  }

  private static boolean fits(Plasticity rule, Network network) {
    try {
      rule.requireFits(network);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Of many changes that are 0, the smallest change nothing. */
  private static boolean wantsSmall(PlasticityRule rule) {
    return rule.criterion() == PlasticityRule.Criterion.UPDATE && rule.keepsSmallest();
  }

  private static boolean hasZeros(ContractPatterns patterns) {
    return patterns == ContractPatterns.SPARSE_BYTES || patterns == ContractPatterns.SIGNED;
  }

  /**
   * A network of linear units: with inputs, weights and rates of few binary digits, one
   * presentation is exact in any number format, and equal values are equal bits.
   */
  public static Network linear(int inputs, List<Integer> hidden, int outputs) {
    return new Network(
        "linear",
        inputs,
        hidden,
        outputs,
        false,
        Activation.LINEAR,
        Activation.LINEAR,
        Loss.SQUARED_ERROR,
        GradientRule.EXACT,
        1,
        0,
        1,
        Collections.nCopies(hidden.size() + 1, 0.0));
  }
}
