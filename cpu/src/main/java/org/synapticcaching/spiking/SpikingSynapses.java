package org.synapticcaching.spiking;

import java.util.List;
import java.util.stream.DoubleStream;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Require;

/**
 * The synapses of the neuron with their energy account: weights start at 0 and are persistent plus
 * transient. Within a trial plasticity acts in many time steps, and the threshold is checked after
 * each of them, so that without caching every change is consolidated at once. Maintenance is
 * charged, and s decays, once per trial.
 *
 * <p>The total weight is kept beside its parts, so that without decay learning is bit by bit the
 * same under every policy. Not thread-safe.
 */
final class SpikingSynapses {
  private final Consolidation consolidation;
  private final double maximum;
  private final double decayFactor;
  private final double[] total;
  private final double[] persistent;
  private final double[] transients;
  private final double[] pending;
  private final int[] touched;
  private final EnergyTally tally;
  private int touchedCount;
  private long trial;

  /**
   * Weights of 0.
   *
   * @param consolidation with a fixed threshold, of a policy that does not round stochastically
   */
  SpikingSynapses(
      int synapses, double maximum, Consolidation consolidation, List<ChangeMeasure> measures) {
    Require.that(
        !consolidation.setsItself(), "spiking synapses have no threshold that sets itself");
    Require.that(
        consolidation.policy().amount() != ConsolidationPolicy.Amount.RANDOM_MULTIPLES,
        "spiking synapses do not round stochastically, as policy %s does",
        consolidation.policy().id());
    this.consolidation = consolidation;
    this.maximum = maximum;
    this.decayFactor = consolidation.decayFactor();
    this.total = new double[synapses];
    this.persistent = new double[synapses];
    this.transients = new double[synapses];
    this.pending = new double[synapses];
    this.touched = new int[synapses];
    this.tally = new EnergyTally(measures);
  }

  /** The weight of a synapse, in siemens. */
  double weight(int synapse) {
    return total[synapse];
  }

  /** Copies all weights. */
  double[] weights() {
    return total.clone();
  }

  /** Begins a presentation. */
  void beginTrial() {
    trial++;
    if (consolidation.order() == EventOrder.DECAY_FIRST) {
      decay();
      chargeMaintenance();
    }
  }

  /** Ends a presentation. */
  void endTrial() {
    if (consolidation.every() > 1 && consolidation.checksAt(trial)) {
      for (int synapse = 0; synapse < total.length; synapse++) {
        touched[synapse] = synapse;
      }
      touchedCount = total.length;
      consolidate();
      touchedCount = 0;
    }
    if (consolidation.order() == EventOrder.LEARN_FIRST) {
      chargeMaintenance();
      decay();
    }
  }

  /** Notes a change of a synapse in the present time step; {@link #apply} makes it. */
  void add(int synapse, double change) {
    boolean first = true;
    for (int i = 0; i < touchedCount; i++) {
      first &= touched[i] != synapse;
    }
    if (first) {
      touched[touchedCount++] = synapse;
      pending[synapse] = 0;
    }
    pending[synapse] += change;
  }

  /** Makes the noted changes within the bounds, charges them, and consolidates. */
  void apply() {
    double changed = 0;
    for (int i = 0; i < touchedCount; i++) {
      int synapse = touched[i];
      double before = total[synapse];
      double after = bounded(before + pending[synapse]);
      double change = after - before;
      pending[synapse] = change;
      total[synapse] = after;
      transients[synapse] += change;
      tally.updated(change);
      changed += Math.abs(change);
    }
    double consolidatedAtOnce = consolidation.every() == 1 ? consolidate() : 0;
    tally.addTransientChange(changed - consolidatedAtOnce);
    touchedCount = 0;
  }

  private double bounded(double weight) {
    return Math.max(0, Math.min(maximum, weight));
  }

  private boolean isOver(int synapse) {
    double magnitude = Math.abs(transients[synapse]);
    return magnitude > 0 && consolidation.isOver(magnitude, consolidation.theta());
  }

  /**
   * Consolidates as the policy says, given that only the touched synapses have changed.
   *
   * @return sum of the pending changes of those that it consolidated
   */
  private double consolidate() {
    double moved = 0;
    if (consolidation.isPerSynapse() && consolidation.policy().comparesThreshold()) {
      for (int i = 0; i < touchedCount; i++) {
        if (isOver(touched[i])) {
          consolidate(touched[i]);
          moved += Math.abs(pending[touched[i]]);
        }
      }
    } else if (triggered()) {
      for (int synapse = 0; synapse < total.length; synapse++) {
        consolidate(synapse);
      }
      for (int i = 0; i < touchedCount; i++) {
        moved += Math.abs(pending[touched[i]]);
      }
    }
    return moved;
  }

  /** Whether all synapses are consolidated: one neuron, which is its layer and its network. */
  private boolean triggered() {
    return switch (consolidation.policy().trigger()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case SUM -> consolidation.isOver(transientSum(), consolidation.theta());
      case EVERY_SYNAPSE -> everyOver();
      case ANY_SYNAPSE -> {
        boolean any = false;
        for (int i = 0; i < touchedCount; i++) {
          any |= isOver(touched[i]);
        }
        yield any;
      }
    };
  }

  private boolean everyOver() {
    for (int synapse = 0; synapse < total.length; synapse++) {
      if (!isOver(synapse)) {
        return false;
      }
    }
    return true;
  }

  private void consolidate(int synapse) {
    double s = transients[synapse];
    if (s != 0) {
      double moved = consolidation.consolidatedPart(s, consolidation.theta());
      tally.consolidated(moved);
      persistent[synapse] += moved;
      transients[synapse] -= moved;
    }
  }

  private void chargeMaintenance() {
    tally.addTransientIntegral(transientSum());
  }

  private double transientSum() {
    double sum = 0;
    for (double s : transients) {
      sum += Math.abs(s);
    }
    return sum;
  }

  private void decay() {
    if (decayFactor == 1) {
      return;
    }
    for (int synapse = 0; synapse < transients.length; synapse++) {
      transients[synapse] *= decayFactor;
      // The bounds only against rounding: w moves towards l, which is within them.
      total[synapse] = bounded(persistent[synapse] + transients[synapse]);
    }
  }

  /** What was spent so far, in siemens. */
  EnergyLedger ledger() {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    for (int m = 0; m < residual.length; m++) {
      for (int synapse = 0; synapse < total.length; synapse++) {
        residual[m] += measures.get(m).of(transients[synapse]);
        minimum[m] += measures.get(m).of(total[synapse]);
      }
    }
    long changed = DoubleStream.of(total).filter(w -> w != 0).count();
    LayerShape layer = new LayerShape("W1", 1, total.length);
    return new EnergyLedger(
        List.of(tally.snapshot(layer, residual, minimum, changed, Churn.NOT_COUNTED)));
  }
}
