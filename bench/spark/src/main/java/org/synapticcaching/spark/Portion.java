package org.synapticcaching.spark;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * The points that one task computes.
 *
 * @param points at least one
 * @param together whether they are computed as one, where that is a question
 */
record Portion(ArrayList<Named> points, boolean together) implements Serializable {
  /**
   * A point.
   *
   * @param plan what it is found in: a figure; empty where there is one plan
   * @param name what it is found by: its key, or its place in the plan
   * @param id of all that determines what comes of it
   */
  record Named(String plan, String name, String id) implements Serializable {}

  /** In words, for Spark's own display. */
  String words() {
    Named first = points.get(0);
    String others = points.size() == 1 ? "" : " and %d others".formatted(points.size() - 1);
    return (first.plan() + " " + first.name() + others).strip();
  }
}
