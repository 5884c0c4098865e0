package org.synapticcaching.figure.experiment;

import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Columns of energies and of what they depend on, alike in the tables of all figures. */
public final class EnergyColumns {
  public static final String THRESHOLD = "threshold";
  public static final String DECAY_TIME = "decay_time";
  public static final String MAINTENANCE_COST = "maintenance_cost";
  public static final String MAINTENANCE = "maintenance";
  public static final String TOTAL = "total";
  public static final String WITHOUT_CACHING = "without_caching";
  public static final String MINIMUM = "minimum";

  /** Whose threshold sets itself, where not each weight matrix has one. */
  public static final String AUTO_SCOPE = "auto_scope";

  private static final String CONSOLIDATION = "consolidation";
  private static final String RESIDUAL = "residual";

  private EnergyColumns() {}

  /**
   * Policy, threshold and decay time. A threshold that sets itself is no number; its settings stand
   * in columns that others do not have.
   */
  public static Row of(Consolidation consolidation) {
    Row.Builder row = Row.builder().set("policy", consolidation.policy().id());
    if (consolidation.threshold() instanceof Threshold.Automatic auto) {
      row.set(THRESHOLD, Double.NaN)
          .set("auto_cost", auto.maintenanceCost())
          .set("auto_horizon", auto.horizon())
          .set("auto_memory", auto.memory());
      if (auto.scope() != ThresholdScope.MATRIX) {
        row.set(AUTO_SCOPE, auto.scope().id());
      }
    } else {
      row.set(THRESHOLD, consolidation.theta());
    }
    return row.set(DECAY_TIME, consolidation.decayTime()).build();
  }

  /** What was spent: the parts of the total, and the total. */
  public static Row spent(Energy energy) {
    return Row.builder()
        .set(CONSOLIDATION, energy.consolidation())
        .set(MAINTENANCE, energy.maintenance())
        .set(RESIDUAL, energy.residual())
        .set(TOTAL, energy.total())
        .build();
  }

  /** What the same changes cost without caching, and at least. */
  public static Row bounds(Energy energy) {
    return Row.builder()
        .set(WITHOUT_CACHING, energy.withoutCaching())
        .set(MINIMUM, energy.minimum())
        .build();
  }

  /** Energy of consolidation, with that of what is left at the end. */
  public static double consolidation(Row row) {
    return row.number(CONSOLIDATION) + row.number(RESIDUAL);
  }

  /** Energy of maintenance. */
  public static double maintenance(Row row) {
    return row.number(MAINTENANCE);
  }

  /** All that was spent. */
  public static double total(Row row) {
    return row.number(TOTAL);
  }

  /** What it would have cost without caching. */
  public static double withoutCaching(Row row) {
    return row.number(WITHOUT_CACHING);
  }

  /** What setting the last weights directly would have cost. */
  public static double minimum(Row row) {
    return row.number(MINIMUM);
  }
}
