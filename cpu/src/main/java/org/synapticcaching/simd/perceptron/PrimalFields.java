package org.synapticcaching.simd.perceptron;

/**
 * Fields computed anew in each presentation from the weights, in the space of synapses: where
 * synapses decay and consolidate one by one, or the Gram matrix would be too large.
 */
final class PrimalFields implements Fields {
  private final PatternMatrix changes;
  private final DecayPowers decay;
  private final SimdSynapses synapses;
  private final SignScreen screen;
  private final double[] total;
  private boolean renewed;
  private double persistentTolerance;
  private double transientTolerance;

  /**
   * @param synapses whose weights are read, with decay. Without it the sum of all updates is kept
   *     here, which consolidation does not round
   */
  PrimalFields(PatternMatrix changes, DecayPowers decay, SimdSynapses synapses) {
    this.changes = changes;
    this.decay = decay;
    this.synapses = synapses;
    this.screen = SignScreen.serves(decay) ? changes.screen().orElse(null) : null;
    this.total = new double[decay.shrinks() ? 0 : changes.width()];
  }

  @Override
  public String id() {
    return "primal";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    for (int q = from; q < to; q++) {
      double factor = decay.after(gap + q - from);
      if (!isSurelyRight(q, factor)) {
        double field = field(q, factor);
        double tolerance = persistentTolerance + factor * transientTolerance;
        if (field <= tolerance) {
          boolean vanished = transientTolerance > 0 && factor < DecayPowers.LEAST;
          return !vanished && (tolerance == 0 || field < -tolerance) ? q : UNDECIDED;
        }
      }
    }
    return NONE;
  }

  private boolean isSurelyRight(int p, double factor) {
    if (screen == null) {
      return false;
    }
    if (!renewed || screen.isStale(factor)) {
      screen.renew(synapses, factor);
      renewed = true;
    }
    return screen.isRight(p, factor);
  }

  private double field(int p, double factor) {
    return decay.shrinks()
        ? changes.field(p, synapses.persistent(), synapses.transients(), factor)
        : changes.field(p, total);
  }

  @Override
  public void learn(int p, double shrink) {
    // With decay, the synapses have learned already.
    renewed = false;
    if (!decay.shrinks()) {
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
