package org.synapticcaching.simd.perceptron;

/**
 * Fields computed anew in each presentation from the weights, in the space of synapses: where
 * synapses decay and consolidate one by one, or round stochastically, or the Gram matrix would be
 * too large.
 */
final class PrimalFields implements Fields {
  private final PatternMatrix changes;
  private final DecayPowers decay;
  private final SimdSynapses synapses;
  private final SignScreen screen;

  /** Whether weights are read from the synapses. */
  private final boolean fromSynapses;

  /** Whether their sum follows here from the updates alone. */
  private final boolean addsUp;

  private final double[] total;
  private boolean renewed;
  private double persistentTolerance;
  private double transientTolerance;

  /**
   * @param synapses whose weights are read, with decay or stochastic rounding. Without them the sum
   *     of all updates is kept here, which consolidation does not round
   * @param stochastic synapses that round stochastically, which changes that sum; null for none
   */
  PrimalFields(
      PatternMatrix changes,
      DecayPowers decay,
      SimdSynapses synapses,
      StochasticSynapses stochastic) {
    double[] counts = stochastic == null ? null : stochastic.counts();
    this.addsUp = stochastic == null && !decay.shrinks();
    this.fromSynapses = !addsUp && counts == null;
    this.changes = changes;
    this.decay = decay;
    this.synapses = synapses;
    this.screen = SignScreen.serves(decay) ? changes.screen().orElse(null) : null;
    this.total = counts != null ? counts : new double[fromSynapses ? 0 : changes.width()];
  }

  @Override
  public String id() {
    return "primal";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    for (int q = from; q < to; q++) {
      double factor = decay.after(gap + q - from);
      int sign = screened(q, factor);
      if (sign == 0) {
        double tolerance = persistentTolerance + factor * transientTolerance;
        double field = field(q, factor, tolerance);
        if (field <= tolerance) {
          return !vanished(factor) && (tolerance == 0 || field < -tolerance) ? q : UNDECIDED;
        }
      } else if (sign < 0) {
        return vanished(factor) ? UNDECIDED : q;
      }
    }
    return NONE;
  }

  private boolean vanished(double factor) {
    return transientTolerance > 0 && factor < DecayPowers.LEAST;
  }

  /** The sign of a field where it is easily told, else 0. */
  private int screened(int p, double factor) {
    if (screen == null) {
      return 0;
    }
    if (!renewed || screen.isStale(factor)) {
      screen.renew(synapses, factor);
      renewed = true;
    }
    return screen.sign(p, factor);
  }

  /**
   * The field; where it is further from zero than twice the tolerance, in any order of sums, which
   * change it by less than the tolerance.
   */
  private double field(int p, double factor, double tolerance) {
    if (!fromSynapses) {
      return changes.field(p, total);
    }
    double[] l = synapses.persistent();
    double[] s = synapses.transients();
    double quick = changes.quickField(p, l, s, factor);
    return Math.abs(quick) > 2 * tolerance ? quick : changes.field(p, l, s, factor);
  }

  @Override
  public void learn(int p, double shrink) {
    // If they are asked, the synapses have learned already.
    renewed = false;
    if (addsUp) {
      changes.add(p, 1, total);
    }
  }

  @Override
  public void shrink(double shrink) {
    // The synapses have shrunk already; what was noted of them no longer counts from this event.
    renewed = false;
  }

  @Override
  public void tolerate(double persistent, double transients) {
    persistentTolerance = persistent;
    transientTolerance = transients;
  }
}
