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
    long changed = 0;
    for (int i = 0; i < transients.length; i++) {
      changed += persistent[i] + transients[i] == 0 ? 0 : 1;
    }
    for (int m = 0; m < residual.length; m++) {
      ChangeMeasure measure = measures.get(m);
      for (int i = 0; i < transients.length; i++) {
        residual[m] += measure.of(transients[i]);
        minimum[m] += measure.of(persistent[i] + transients[i]);
      }
    }
    LayerShape layer = new LayerShape("W1", 1, transients.length);
    return new EnergyLedger(
        List.of(tally.snapshot(layer, residual, minimum, changed, Churn.NOT_COUNTED)));
  }
}
