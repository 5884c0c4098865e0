package org.synapticcaching.figure.experiment;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Table;

/**
 * What learning takes at one threshold, means over runs.
 *
 * @param threshold theta
 * @param time in presentations
 * @param energy consolidation, maintenance and residual
 * @param runs number of runs
 */
public record TimedEnergy(double threshold, double time, double energy, int runs) {
  /** As {@code claims} call a time that is longer than another. */
  public static final double CLEARLY_LONGER = 1.15;

  /** Means over these runs at a threshold. */
  public static TimedEnergy of(double threshold, Table runs) {
    return new TimedEnergy(
        threshold, runs.mean("presentations"), runs.mean(EnergyColumns.TOTAL), runs.size());
  }

  /**
   * Time at the threshold of least energy over the shortest time.
   *
   * @param means at two thresholds or more
   * @param energyFormat of the energies in the detail
   */
  public static Measurement atCheapest(List<TimedEnergy> means, String energyFormat) {
    TimedEnergy cheapest = Collections.min(means, Comparator.comparingDouble(TimedEnergy::energy));
    TimedEnergy fastest = Collections.min(means, Comparator.comparingDouble(TimedEnergy::time));
    String detail =
        Words.format(
            "cheapest theta %s; fastest theta %s",
            cheapest.words("energy " + energyFormat + " in %.0f presentations"),
            fastest.words(energyFormat + " in %.0f"));
    return new Measurement(cheapest.time() / fastest.time(), cheapest.runs(), detail);
  }

  /** Marks that number in the first panel, where a curve shows times against energies. */
  public static Mark markCheapest(String curve) {
    return Mark.level(
        0, Points.of(Points.Kind.LEFTMOST, curve), Mark.Relation.TIMES, Mark.Base.lowest(curve));
  }

  private String words(String format) {
    return threshold + ": " + Words.format(format, energy, time);
  }
}
