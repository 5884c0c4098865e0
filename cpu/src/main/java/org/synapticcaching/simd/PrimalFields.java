package org.synapticcaching.simd;

/**
 * Fields computed anew in each presentation from the weights, in the space of synapses: where
 * synapses decay and consolidate one by one, or the Gram matrix would be too large.
 */
final class PrimalFields implements Fields {
  private final Changes changes;
  private final Decay decay;
  private final double[] persistent;
  private final double[] transients;
  private double persistentTolerance;
  private double cachedTolerance;

  /**
   * @param synapses whose weights are asked for with decay. Without it the sum of all updates is
   *     kept here, which consolidation does not round
   */
  PrimalFields(Changes changes, Decay decay, CachedSynapses synapses) {
    this.changes = changes;
    this.decay = decay;
    this.persistent = decay.shrinks() ? synapses.persistent() : new double[changes.width()];
    this.transients = synapses.transients();
  }

  @Override
  public String id() {
    return "primal";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    for (int q = from; q < to; q++) {
      double factor = decay.after(gap + q - from);
      double field =
          decay.shrinks()
              ? changes.field(q, persistent, transients, factor)
              : changes.field(q, persistent);
      double tolerance = persistentTolerance + factor * cachedTolerance;
      if (field <= tolerance) {
        boolean vanished = cachedTolerance > 0 && factor < Decay.LEAST;
        return !vanished && (tolerance == 0 || field < -tolerance) ? q : UNDECIDED;
      }
    }
    return NONE;
  }

  @Override
  public void learn(int p, double shrink) {
    if (!decay.shrinks()) {
      changes.add(p, 1, persistent);
    }
  }

  @Override
  public void shrink(double shrink) {
    // The synapses have shrunk already.
  }

  @Override
  public void consolidate() {
    // The synapses have been consolidated already.
  }

  @Override
  public void tolerate(double persistent, double cached) {
    persistentTolerance = persistent;
    cachedTolerance = cached;
  }
}
