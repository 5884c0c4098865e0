package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;

/**
 * How close a backend has to come to {@link PlainReference}. Comparisons have the form {@code error
 * <= bound}, which NaN fails.
 *
 * @param precision in which the backend computes: what it starts from is rounded to it
 * @param relative largest error of a number, relative to the largest of its array
 * @param rounding what storing a number next to a larger one loses, relative to the larger one: l
 *     may share an array with w(0)
 * @param tieMargin how far from a tie the threshold decisions of a case have to be, relative, for
 *     the backend to be asked for the same decisions
 */
public record Tolerance(Precision precision, double relative, double rounding, double tieMargin) {
  /** Sums in another order: about 1e-14 per presentation, grown over some hundred of them. */
  public static final Tolerance FLOAT64 = new Tolerance(Precision.FLOAT64, 1e-10, 1e-14, 1e-9);

  /** 500 presentations of about 1e-7 each, and what learning makes of them. */
  public static final Tolerance FLOAT32 = new Tolerance(Precision.FLOAT32, 1e-4, 1e-6, 2e-5);

  /** Fails unless all numbers agree, naming the first that does not. */
  public void check(String what, double[] expected, double[] actual) {
    check(what, expected, actual, expected);
  }

  /** The same for a part of the weights, stored next to all of them. */
  public void check(String what, double[] expected, double[] actual, double[] total) {
    assertEquals(expected.length, actual.length, what + ": length");
    double bound = relative * largest(expected) + rounding * largest(total);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(expected[i] - actual[i]) <= bound)) {
        check(what + " [" + i + "]", expected[i], actual[i], bound);
      }
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * Changes l + s that may be lost when they are stored next to the weight of their synapse, so
   * that it counts as unchanged.
   */
  public double[] lost(double[] persistent, double[] cached, double[] total) {
    return IntStream.range(0, total.length)
        .filter(i -> persistent[i] + cached[i] != 0)
        .filter(i -> Math.abs(persistent[i] + cached[i]) <= rounding * Math.abs(total[i]))
        .mapToDouble(i -> persistent[i] + cached[i])
        .toArray();
  }

  /** Fails unless both ledgers agree, layer by layer, with no change lost. */
  public void check(String what, EnergyLedger expected, EnergyLedger actual) {
    assertEquals(expected.layers().size(), actual.layers().size(), what + ": layers");
    for (int n = 0; n < expected.layers().size(); n++) {
      check(what + ", layer " + n, expected.layers().get(n), actual.layers().get(n), new double[0]);
    }
  }

  /**
   * Fails unless both ledgers of a layer agree.
   *
   * @param lost changes that may be missing among those from w(0) to now
   */
  public void check(String what, LayerLedger expected, LayerLedger actual, double[] lost) {
    assertEquals(expected.name(), actual.name(), what);
    assertEquals(expected.synapses(), actual.synapses(), what);
    assertEquals(expected.measures(), actual.measures(), what);
    assertEquals(expected.modifications(), actual.modifications(), what + ": modifications");
    long missing = expected.changed() - actual.changed();
    assertTrue(0 <= missing && missing <= lost.length, what + ": changed, missing " + missing);
    assertEquals(expected.churn(), actual.churn(), what + ": churn");
    double[] none = {};
    each(what + ", paid", expected, expected.consolidation(), actual.consolidation(), none);
    each(what + ", path", expected, expected.path(), actual.path(), none);
    each(what + ", residual", expected, expected.residual(), actual.residual(), none);
    each(what + ", minimum", expected, expected.minimum(), actual.minimum(), lost);
    sum(
        what + ", transient integral",
        expected,
        expected.transientIntegral(),
        actual.transientIntegral());
    sum(
        what + ", transient change",
        expected,
        expected.transientChange(),
        actual.transientChange());
  }

  /** One number per measure. */
  private void each(
      String what,
      LayerLedger ledger,
      List<Double> expected,
      List<Double> actual,
      double[] mayBeMissing) {
    for (int m = 0; m < expected.size(); m++) {
      ChangeMeasure measure = ledger.measures().get(m);
      double missing = 0;
      for (double change : mayBeMissing) {
        missing += measure.of(change);
      }
      double slack = 1e-3 * relative * ledger.path().get(m) + missing;
      double bound = relative * Math.abs(expected.get(m)) + slack;
      check(what + ", " + measure, expected.get(m), actual.get(m), bound);
    }
  }

  /** What is left of a running sum may be off by the rounding of all that went through it. */
  private void sum(String what, LayerLedger ledger, double expected, double actual) {
    double bound = relative * Math.abs(expected) + rounding * ledger.path().get(0);
    check(what, expected, actual, bound);
  }

  private static void check(String what, double expected, double actual, double bound) {
    double error = Math.abs(expected - actual);
    if (!(error <= bound)) {
      fail(
          what
              + ": expected "
              + expected
              + ", got "
              + actual
              + ", error "
              + error
              + " is above "
              + bound);
    }
  }
}
