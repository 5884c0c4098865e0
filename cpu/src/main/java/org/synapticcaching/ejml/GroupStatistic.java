package org.synapticcaching.ejml;

import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;

/**
 * What a policy compares with the threshold (model section 3): the largest, the smallest or the
 * summed abs(s) of a group of synapses, which may come in several ranges. Not thread-safe.
 */
final class GroupStatistic {
  private final Consolidation consolidation;
  private final Trigger trigger;
  private double value;

  /** The statistic of a policy that uses the threshold. */
  GroupStatistic(Consolidation consolidation) {
    this.consolidation = consolidation;
    this.trigger = consolidation.policy().trigger();
    clear();
  }

  /** Begins another group. */
  void clear() {
    value = trigger == Trigger.EVERY_SYNAPSE ? Double.POSITIVE_INFINITY : 0;
  }

  /** Takes in {@code s[from]} to {@code s[to - 1]}. */
  void add(double[] s, int from, int to) {
    switch (trigger) {
      case ANY_SYNAPSE -> value = Math.max(value, largest(s, from, to));
      case EVERY_SYNAPSE -> value = Math.min(value, smallest(s, from, to));
      case SUM -> value += sum(s, from, to);
      case ALWAYS, NEVER -> throw new IllegalStateException(trigger + " compares nothing");
    }
  }

  /**
   * Whether the group is consolidated.
   *
   * @param theta in units of weight
   */
  boolean isOver(double theta) {
    return consolidation.isOver(value, theta);
  }

  private static double largest(double[] s, int from, int to) {
    double largest = 0;
    for (int at = from; at < to; at++) {
      double magnitude = Math.abs(s[at]);
      if (magnitude > largest) {
        largest = magnitude;
      }
    }
    return largest;
  }

  private static double smallest(double[] s, int from, int to) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int at = from; at < to; at++) {
      double magnitude = Math.abs(s[at]);
      if (magnitude < smallest) {
        smallest = magnitude;
      }
    }
    return smallest;
  }

  /** Sum of abs(s), in four parts, since each addition waits for the one before. */
  static double sum(double[] s, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int at = from;
    for (; at + 3 < to; at += 4) {
      a += Math.abs(s[at]);
      b += Math.abs(s[at + 1]);
      c += Math.abs(s[at + 2]);
      d += Math.abs(s[at + 3]);
    }
    for (; at < to; at++) {
      a += Math.abs(s[at]);
    }
    return a + b + c + d;
  }
}
