package org.synapticcaching.figure.experiment;

import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;

/** Measures the numbers of claims on rows made by hand. */
public final class Measuring {
  private Measuring() {}

  /** The number of a claim. */
  public static Measurement measure(Claim claim, List<Row> rows) {
    return claim.measure().apply(new Table(rows));
  }

  /** The number of one of an experiment's claims, counted from 0. */
  public static Measurement claim(ExperimentPlan experiment, int number, List<Row> rows) {
    return measure(experiment.claims().get(number), rows);
  }
}
