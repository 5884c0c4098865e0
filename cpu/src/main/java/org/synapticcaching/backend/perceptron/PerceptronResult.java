package org.synapticcaching.backend.perceptron;

import java.util.Objects;
import java.util.OptionalDouble;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyModel;

/**
 * What became of one perceptron.
 *
 * @param backend id of the backend that computed it
 * @param path which of the backend's algorithms ran, in a word; all give the same result
 * @param success whether a whole epoch passed without an error
 * @param epochs number of epochs that had errors: the clean last one is not counted
 * @param presentations of patterns, the clean last epoch included
 * @param updates presentations that were errors, after which the weights changed
 * @param ledger one layer, {@code W1}, of N + 1 synapses; its minimum and residual are those at the
 *     end, before the rest is consolidated
 * @param persistent l at the end, length N + 1, the bias last
 * @param transients s at the end, length N + 1, the bias last
 * @param threshold that has set itself, in units of weight, as the last update left it: infinite
 *     before a second one; of synapses with thresholds of their own the mean of those that are
 *     finite. Empty for one that is fixed
 * @param unreached the largest abs(s), or sum of them, in units of weight, that a fixed threshold
 *     was compared with, where none reached it: with any higher one the run is the same. Empty
 *     elsewhere, and where the backend does not know
 * @param seconds time spent on learning alone, without preparing the patterns
 */
public record PerceptronResult(
    String backend,
    String path,
    boolean success,
    int epochs,
    long presentations,
    long updates,
    EnergyLedger ledger,
    double[] persistent,
    double[] transients,
    OptionalDouble threshold,
    OptionalDouble unreached,
    double seconds) {

  public PerceptronResult {
    Objects.requireNonNull(ledger);
    Objects.requireNonNull(threshold);
    Objects.requireNonNull(unreached);
    persistent = persistent.clone();
    transients = transients.clone();
  }

  @Override
  public double[] persistent() {
    return persistent.clone();
  }

  @Override
  public double[] transients() {
    return transients.clone();
  }

  /** What it cost under the given prices. */
  public Energy under(EnergyModel prices) {
    return ledger.under(prices);
  }

  /**
   * Presentations per second of learning alone; of a run that came back to where it had been those
   * that were counted, and took no time, are among them.
   */
  public double presentationsPerSecond() {
    return presentations / Math.max(seconds, 1e-9);
  }
}
