package org.synapticcaching.figure.run;

/**
 * Deals pieces of work to shards, each to the one that has been given the least so far. Which shard
 * a piece falls to follows from it and from those before it alone, so that all shards agree without
 * a word. Not thread-safe.
 */
public final class ShardDealer {
  private final double[] given;

  /** Nothing dealt yet, to this many shards. */
  public ShardDealer(int count) {
    this.given = new double[count];
  }

  /**
   * Deals the next piece.
   *
   * @param cost of it, >= 0
   * @return the number of its shard, from 1
   */
  public int deal(double cost) {
    int least = 0;
    for (int s = 1; s < given.length; s++) {
      if (given[s] < given[least]) {
        least = s;
      }
    }
    given[least] += cost;
    return least + 1;
  }
}
