package org.synapticcaching.ledger;

/**
 * How often each synapse of one weight matrix was changed by learning: what a backend keeps for
 * {@link Churn} where a replica asks for it. Not thread-safe; each matrix has its own.
 */
public final class ChangeCounts {
  private final int[] counts;
  private boolean changedNow;
  private long presentations;
  private long updates;
  private long pairs;

  /** No changes so far, of so many synapses. */
  public ChangeCounts(int synapses) {
    this.counts = new int[synapses];
  }

  /** Counts a change, other than 0, of one synapse; at most once in a presentation. */
  public void changed(int synapse) {
    pairs += counts[synapse]++;
    updates++;
    changedNow = true;
  }

  /** Ends the learning part of a presentation. */
  public void endPresentation() {
    presentations += changedNow ? 1 : 0;
    changedNow = false;
  }

  /** The account as of the last presentation that ended. */
  public Churn churn() {
    return new Churn(presentations, updates, pairs);
  }
}
