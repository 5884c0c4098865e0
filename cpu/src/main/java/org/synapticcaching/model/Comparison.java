package org.synapticcaching.model;

/** Whether a value exactly at the threshold is over it. */
public enum Comparison implements Named {
  /** value > threshold [LR20]. */
  GREATER("gt"),
  /** value >= threshold [N22]. A synapse with s = 0 has nothing to consolidate even then. */
  GREATER_OR_EQUAL("ge");

  private final String id;

  Comparison(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  /** Whether {@code value} is over {@code threshold}; false for NaN. */
  public boolean over(double value, double threshold) {
    return this == GREATER ? value > threshold : value >= threshold;
  }
}
