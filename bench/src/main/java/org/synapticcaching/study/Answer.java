package org.synapticcaching.study;

import org.synapticcaching.figure.run.Row;

/**
 * What came of a run.
 *
 * @param question what was asked
 * @param id of the run: that of the point of a sweep
 * @param row its presentations, accuracy and energy, as the table of a sweep has them
 * @param seconds that the study had worked when this was known
 */
public record Answer(Question question, String id, Row row, double seconds) {
  /** Whether it reached the accuracy. */
  public boolean reached() {
    return row.text("success").equals("true") && Double.isFinite(energy());
  }

  /** Total energy, in units of summed weight change. */
  public double energy() {
    return row.number("total");
  }

  /** At the last test, 0 to 1. */
  public double accuracy() {
    return row.number("accuracy");
  }

  /** Until it ended. */
  public long presentations() {
    return row.whole("presentations");
  }
}
