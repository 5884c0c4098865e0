package org.synapticcaching.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a change x of a synapse costs: abs(x)^exponent.
 *
 * <p>The energy never influences the dynamics, so one run keeps account of many measures at once.
 *
 * @param exponent alpha, finite and >= 0; 0 counts changes (a change of exactly 0 costs nothing)
 * @param potentiationOnly whether decreases are free
 */
public record ChangeMeasure(double exponent, boolean potentiationOnly) {
  /** abs(x): what [LR20] use; every ledger has it as its first measure. */
  public static final ChangeMeasure LINEAR = new ChangeMeasure(1, false);

  public ChangeMeasure {
    Require.finiteNonNegative("exponent", exponent);
  }

  /** Energy of one change, 0 for no change. */
  public double of(double change) {
    if (change == 0 || (potentiationOnly && change < 0)) {
      return 0;
    }
    double magnitude = Math.abs(change);
    if (exponent == 1) {
      return magnitude;
    }
    if (exponent == 0) {
      return 1;
    }
    return exponent == 2 ? magnitude * magnitude : Math.pow(magnitude, exponent);
  }

  /** The measures without duplicates, {@link #LINEAR} first. */
  public static List<ChangeMeasure> withLinearFirst(List<ChangeMeasure> measures) {
    Set<ChangeMeasure> all = new LinkedHashSet<>();
    all.add(LINEAR);
    all.addAll(measures);
    return new ArrayList<>(all);
  }
}
