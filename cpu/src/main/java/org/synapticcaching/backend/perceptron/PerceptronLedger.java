package org.synapticcaching.backend.perceptron;

import java.util.List;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;

/** The ledger of a perceptron's run, in every backend. */
public final class PerceptronLedger {
  private PerceptronLedger() {}

  /**
   * The ledger at the end of a run that began with zero weights.
   *
   * @param tally sums of the run
   * @param persistent l {@code [synapses + 1]}, the bias last; not modified
   * @param transients s {@code [synapses + 1]}; not modified
   */
  public static EnergyLedger of(EnergyTally tally, double[] persistent, double[] transients) {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    double[] total = new double[transients.length];
    long changed = 0;
    for (int i = 0; i < transients.length; i++) {
      total[i] = persistent[i] + transients[i];
      changed += total[i] == 0 ? 0 : 1;
    }
    for (int m = 0; m < residual.length; m++) {
      residual[m] = sum(measures.get(m), transients);
      minimum[m] = sum(measures.get(m), total);
    }
    LayerShape layer = new LayerShape("W1", 1, transients.length);
    return new EnergyLedger(
        List.of(tally.snapshot(layer, residual, minimum, changed, Churn.NOT_COUNTED)));
  }

  /** By itself, so that the compiler does not make the whole ledger again for this loop. */
  private static double sum(ChangeMeasure measure, double[] changes) {
    double sum = 0;
    for (double change : changes) {
      sum += measure.of(change);
    }
    return sum;
  }
}
