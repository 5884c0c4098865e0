package org.synapticcaching.spiking;

import java.util.List;
import org.synapticcaching.ledger.EnergyLedger;

/**
 * What became of one {@link SpikingTask}.
 *
 * @param task what was asked for
 * @param runs how often every pattern was presented
 * @param converged whether the weights settled within the most runs allowed
 * @param learned whether the responses tell the two classes apart at the end; sets that were not
 *     learned are results too
 * @param responses A = w.x at the end, one per pattern, in siemens
 * @param set the patterns
 * @param atSettling what had been spent, in siemens, by the first run of the window in which the
 *     weights settled, as [LR20] count it; at the end if they did not
 * @param atEnd what had been spent at the end, in siemens
 */
public record SpikingResult(
    SpikingTask task,
    int runs,
    boolean converged,
    boolean learned,
    List<Double> responses,
    PatternSet set,
    EnergyLedger atSettling,
    EnergyLedger atEnd) {

  public SpikingResult {
    responses = List.copyOf(responses);
  }
}
