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
 * @param learned those that have ended
 */
record Answer(String where, String refusal, String failure, ArrayList<Learned> learned)
    implements Serializable {
  /**
   * One that has ended.
   *
   * @param place in the portion
   * @param row what came of it
   */
  record Learned(int place, Row row) implements Serializable {}

  static Answer refused(String where, String refusal) {
    return new Answer(where, refusal, "", new ArrayList<>());
  }
}
