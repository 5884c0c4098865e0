package org.synapticcaching.simd.perceptron;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.ledger.EnergyTally;

/**
 * Notices that a run is where it has been before: after an update with the same pattern, all
 * numbers that learning goes on from are the same to the last bit. It will then do the same again
 * and again, and never learn all patterns. That is how runs end whose threshold nothing reaches: s
 * forgets, and l stays. States are compared with one that is renewed after 1, 2, 4, ... looks
 * (Brent 1980, An improved Monte Carlo factorization algorithm), so that any period is found.
 */
final class Recurrence {
  private final SimdSynapses synapses;
  private final Fields fields;
  private final long[] updatesOf;
  private final EnergyTally tally;
  private Noted noted;
  private long looks;
  private long nextNote = 1;

  /** Where the run was once. */
  private record Noted(
      long presentation,
      double[] persistent,
      double[] transients,
      List<double[]> fields,
      double persistentSum,
      double transientSum,
      boolean transientsRounded,
      boolean persistentRounded,
      long[] updatesOf,
      EnergyTally.Since since) {}

  /**
   * Nothing noted yet.
   *
   * @param updatesOf number of updates with each pattern
   */
  Recurrence(SimdSynapses synapses, Fields fields, long[] updatesOf, EnergyTally tally) {
    this.synapses = synapses;
    this.fields = fields;
    this.updatesOf = updatesOf;
    this.tally = tally;
  }

  /**
   * The period in which the run recurs; 0 when that is not known (yet). To be asked after an
   * update, at most once in an epoch.
   *
   * @param presentation of the update, counted from 1
   * @param transientsRounded whether s has been rounded
   * @param persistentRounded whether l has, from which follows which fields are in doubt
   */
  long period(long presentation, boolean transientsRounded, boolean persistentRounded) {
    if (noted != null
        && (presentation - noted.presentation) % updatesOf.length == 0
        && transientsRounded == noted.transientsRounded
        && persistentRounded == noted.persistentRounded
        && isWhereItWas()) {
      return presentation - noted.presentation;
    }
    if (++looks == nextNote) {
      nextNote *= 2;
      noted =
          new Noted(
              presentation,
              synapses.persistent().clone(),
              synapses.transients().clone(),
              fields.remembered().stream().map(double[]::clone).toList(),
              synapses.persistentSum(),
              synapses.transientSum(),
              transientsRounded,
              persistentRounded,
              updatesOf.clone(),
              tally.sinceNow());
    }
    return 0;
  }

  private boolean isWhereItWas() {
    if (synapses.transientSum() != noted.transientSum
        || synapses.persistentSum() != noted.persistentSum
        || !Arrays.equals(synapses.transients(), noted.transients)
        || !Arrays.equals(synapses.persistent(), noted.persistent)) {
      return false;
    }
    List<double[]> now = fields.remembered();
    for (int a = 0; a < now.size(); a++) {
      if (!Arrays.equals(now.get(a), noted.fields.get(a))) {
        return false;
      }
    }
    return true;
  }

  /** Counts the period that {@link #period} has found some times more. */
  void repeat(long times) {
    for (int p = 0; p < updatesOf.length; p++) {
      updatesOf[p] += times * (updatesOf[p] - noted.updatesOf[p]);
    }
    noted.since.repeat(times);
  }
}
