package org.synapticcaching.ledger;

/**
 * How the set of synapses that learning changes differs from one presentation to the next.
 *
 * <p>With n_i the number of presentations that changed synapse i, and T that of presentations that
 * changed any synapse of the matrix, two different ones of these, drawn at random, have {@code
 * sum_i n_i (n_i - 1) / (T (T - 1))} synapses in common, of {@code K = sum_i n_i / T} that one
 * changes on average. The index is the part that they do not have in common, 1 - common / K. With
 * p_i = n_i / sum n, the share of synapse i in all changes, this is {@code 1 - K sum_i p_i^2} up to
 * terms of order 1/T: Simpson's index of concentration, measured against that of K synapses which
 * change every time, or 1 - K over the effective number of synapses that take part.
 *
 * <p>So it is 0 for a fixed mask, whatever its size, even when some patterns are skipped; 0.6 when
 * the changes spread over 2.5 times as many synapses as change at once; and 1 - p for a random
 * fraction p drawn anew each time. Plain Simpson diversity, 1 - sum p_i^2, would be 1 up to one
 * part in the number of synapses for all of them.
 *
 * @param presentations T, those that changed a synapse of the matrix
 * @param updates sum of n_i
 * @param pairs sum of n_i (n_i - 1) / 2
 */
public record Churn(long presentations, long updates, long pairs) {
  /** When no account was kept. */
  public static final Churn NOT_COUNTED = new Churn(0, 0, 0);

  public Churn {
    if (presentations < 0 || updates < 0 || pairs < 0) {
      throw new IllegalArgumentException(
          "churn: counts must be >= 0, got " + presentations + ", " + updates + ", " + pairs);
    }
  }

  /** From how often each synapse changed, and in how many presentations any did. */
  public static Churn of(long presentations, int[] changes) {
    long updates = 0;
    long pairs = 0;
    for (int n : changes) {
      updates += n;
      pairs += (long) n * (n - 1) / 2;
    }
    return new Churn(presentations, updates, pairs);
  }

  /** The index, 0 to 1; NaN with fewer than two presentations, or when no account was kept. */
  public double index() {
    if (presentations < 2) {
      return Double.NaN;
    }
    return 1 - 2.0 * pairs / ((presentations - 1.0) * updates);
  }
}
