package org.synapticcaching.spark;

import java.io.Serializable;
import java.util.ArrayList;
import org.synapticcaching.figure.run.Row;

/**
 * What came of a task.
 *
 * @param where executor and machine, in words
 * @param refusal why that executor can compute nothing; empty when it can
 * @param failure what went wrong with these points; empty when nothing did
 * @param finished those that are
 */
record Answer(String where, String refusal, String failure, ArrayList<Point> finished)
    implements Serializable {
  /**
   * A finished point.
   *
   * @param place in the portion
   * @param rows what came of it
   * @param seconds that it took; NaN when that is not known
   */
  record Point(int place, ArrayList<Row> rows, double seconds) implements Serializable {}

  static Answer refused(String where, String refusal) {
    return new Answer(where, refusal, "", new ArrayList<>());
  }
}
