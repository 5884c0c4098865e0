package org.synapticcaching.model;

import java.util.List;

/**
 * Which synapses may change in a presentation (model section 5, competitive rules of [RP24]).
 *
 * <p>A presentation learns in this order; nothing changes before step 5.
 *
 * <ol>
 *   <li><b>Gate.</b> With {@code errorGated}, a pattern whose answer is right changes nothing
 *       (Pache and van Rossum 2023, arXiv 2303.16067). The answer is the first largest output.
 *       Decay, consolidation and maintenance go on.
 *   <li><b>Errors</b> of all neurons are computed from the output back to the first hidden layer,
 *       with the weights of this presentation.
 *   <li><b>Masks on errors</b> (rules whose unit is the neuron) set delta_j = 0 for the neurons
 *       that are not selected, hidden or output, by each weight matrix's own share. With {@code
 *       sendsMasked} the layers below get what the mask left (an output neuron then also sends back
 *       0); without, they get the whole error, as in the published script, which computes all
 *       errors before it masks any. Errors and activities are compared by magnitude: the value of
 *       rank {@link PlasticShare#dropped} (from 0, ascending; descending for the smallest) is the
 *       threshold, and all neurons not beyond it are kept, ties included.
 *   <li><b>Changes</b> delta w_ji = (eta delta_j) x_i, 0 for synapses outside the subnet. The value
 *       of rank {@link PlasticShare#dropped} among all synapses of the matrix, those outside the
 *       subnet included, is the threshold; changes below it are dropped for good, ties at it are
 *       all kept. Weights are compared as they were used in this presentation. Per neuron, exactly
 *       the {@code dropped} inputs of least magnitude (of greatest for the smallest) are dropped,
 *       of equal ones those of lower index first; since all updates of a neuron share the factor
 *       eta delta_j, their rank is that of abs(x_i), the same for all neurons. Masks on changes are
 *       not sent back.
 *   <li><b>Cache.</b> s += delta w of what is left; then the presentation goes on as in {@link
 *       Consolidation}. What was dropped counts neither as modification nor as path.
 * </ol>
 *
 * <p>Values are compared so that a NaN is never dropped: learning that diverged shows in the
 * ledger.
 *
 * @param rule how synapses are selected
 * @param shares the plastic share of each weight matrix, input side first, or one for all; {@link
 *     PlasticShare#ALL} for rules that take none
 * @param coupled whether the output layer's fraction is min(78.4 p, 1) of the one given (script
 *     2020; 104 does it too)
 * @param subnet of each hidden layer's neurons, that share, the first ones: with {@code subnet} and
 *     {@code largest-updates}, only synapses whose hidden neurons, before and behind, are all among
 *     these may change; {@link PlasticShare#ALL} for no such restriction
 * @param masks number of sets that alternate, presentation t (from 1) having set t mod masks; 1 for
 *     rules that do not alternate
 * @param sendsMasked whether masks on errors are felt by the layers below
 * @param errorGated whether nothing is learned from a pattern that is already classified correctly
 */
public record Plasticity(
    PlasticityRule rule,
    List<PlasticShare> shares,
    boolean coupled,
    PlasticShare subnet,
    int masks,
    boolean sendsMasked,
    boolean errorGated) {
  /** How much more of the output layer is plastic when coupled: 784 inputs to 10 outputs. */
  public static final double COUPLING = 78.4;

  private static final Plasticity PLAIN = of(PlasticityRule.ALL, PlasticShare.ALL);

  public Plasticity {
    shares = List.copyOf(shares);
    Require.that(!shares.isEmpty(), "plastic shares: expected at least one, got none");
    boolean everything = shares.equals(List.of(PlasticShare.ALL));
    if (!rule.takesShare() && !everything) {
      throw new IllegalArgumentException(
          "rule %s takes no plastic fraction or count, got %s%s"
              .formatted(rule.id(), shares, rule.needsSubnet() ? "; its subnet does" : ""));
    }
    if (coupled && (shares.size() != 1 || !(shares.get(0) instanceof PlasticShare.Fraction))) {
      throw new IllegalArgumentException(
          "coupled layers need one plastic fraction for all of them, got " + shares);
    }
    Require.that(!coupled || rule.takesShare(), "rule %s has no fraction to be coupled", rule.id());
    if (!rule.takesSubnet() && !subnet.equals(PlasticShare.ALL)) {
      throw new IllegalArgumentException(
          "rule " + rule.id() + " has no subnet; subnet and largest-updates have");
    }
    Require.atLeast("number of alternating masks", 1, masks);
    if (masks > 1 && !rule.takesTurns()) {
      throw new IllegalArgumentException(
          "rule " + rule.id() + " has no alternating masks, got " + masks);
    }
  }

  /** Plain back-propagation: everything learns from every pattern. */
  public static Plasticity all() {
    return PLAIN;
  }

  /** A rule with one share for all weight matrices, masks felt by the layers below, no gate. */
  public static Plasticity of(PlasticityRule rule, PlasticShare share) {
    return new Plasticity(rule, List.of(share), false, PlasticShare.ALL, 1, true, false);
  }

  /** Only the inputs and outputs of that share of each hidden layer learn. */
  public static Plasticity subnet(PlasticShare hidden) {
    return of(PlasticityRule.SUBNET, PlasticShare.ALL).within(hidden);
  }

  /** With a share for each weight matrix, input side first. */
  public Plasticity withShares(List<PlasticShare> each) {
    return new Plasticity(rule, each, coupled, subnet, masks, sendsMasked, errorGated);
  }

  /** With the output layer's fraction following from the one given. */
  public Plasticity withCoupledLayers() {
    return new Plasticity(rule, shares, true, subnet, masks, sendsMasked, errorGated);
  }

  /** Restricted to a subnet of that share of each hidden layer. */
  public Plasticity within(PlasticShare hidden) {
    return new Plasticity(rule, shares, coupled, hidden, masks, sendsMasked, errorGated);
  }

  /** With this number of masks in turn. */
  public Plasticity withMasks(int count) {
    return new Plasticity(rule, shares, coupled, subnet, count, sendsMasked, errorGated);
  }

  /** With masks on errors that the layers below do not feel. */
  public Plasticity withoutSendingMasked() {
    return new Plasticity(rule, shares, coupled, subnet, masks, false, errorGated);
  }

  /** Learning from errors only. */
  public Plasticity withErrorGate() {
    return new Plasticity(rule, shares, coupled, subnet, masks, sendsMasked, true);
  }

  /** Whether this is plain back-propagation, without a gate. */
  public boolean isPlain() {
    return rule.selectsEverything() && !errorGated;
  }

  /** Number of random sets, of neurons or synapses, that each weight matrix of a network has. */
  public int setCount(Network network) {
    return rule.criterion().setCount(network.outputs(), masks);
  }

  /** Number of random sets of neurons that each weight matrix of a network has. */
  public int neuronSetCount(Network network) {
    return rule.masksErrors() ? setCount(network) : 0;
  }

  /**
   * The plastic share of one weight matrix.
   *
   * @param layer 0 for the input side
   * @param layers number of weight matrices
   */
  public PlasticShare share(int layer, int layers) {
    PlasticShare given = shares.get(shares.size() == 1 ? 0 : layer);
    if (coupled && layer == layers - 1 && given instanceof PlasticShare.Fraction fraction) {
      return PlasticShare.fraction(Math.min(COUPLING * fraction.value(), 1));
    }
    return given;
  }

  /**
   * Checks that a network can learn by this rule.
   *
   * @throws IllegalArgumentException when a number of shares, a count or a number of masks does not
   *     fit the network, or a set would have no member
   */
  public void requireFits(Network network) {
    List<LayerShape> layers = network.layers();
    if (shares.size() != 1 && shares.size() != layers.size()) {
      throw new IllegalArgumentException(
          "plastic shares: expected one, or one per weight matrix (%s), got %s"
              .formatted(layers.size(), shares.size()));
    }
    PlasticityRule.Unit unit = rule.unit();
    for (int n = 0; n < layers.size() && rule.takesShare(); n++) {
      LayerShape layer = layers.get(n);
      PlasticShare share = share(n, layers.size());
      requireFits(share, unit.in(layer), unit.plural() + " of " + layer.name(), rule.drawsSets());
    }
    for (int n = 0; n < network.hidden().size(); n++) {
      int units = network.hidden().get(n);
      String where = "hidden neurons of W" + (n + 1);
      requireFits(subnet, units, where, true);
      if (rule.criterion() == PlasticityRule.Criterion.SET_OF_CLASS && units < network.outputs()) {
        throw unfit("needs a hidden neuron per class (" + network.outputs() + "), got ", units);
      }
      if (masks > units) {
        throw unfit("takes at most as many masks as hidden neurons (" + units + "), got ", masks);
      }
    }
  }

  private void requireFits(PlasticShare share, int size, String what, boolean isSet) {
    if (share instanceof PlasticShare.Count count && count.value() > size) {
      throw unfit(
          "there are " + size + " " + what + ", a plastic count must not exceed it, got ",
          count.value());
    }
    if (isSet && share.kept(size) < 1) {
      throw unfit(
          "none of the " + size + " " + what + " would learn; take a larger share than ", share);
    }
  }

  private IllegalArgumentException unfit(String expected, Object found) {
    return new IllegalArgumentException("rule " + rule.id() + ": " + expected + found);
  }
}
