package org.synapticcaching.spark;

import java.util.ArrayList;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * A task that sees whether an executor could compute.
 *
 * @param order about the work
 */
record CheckTask(Broadcast<Order> order) implements Function<Integer, Answer> {
  @Override
  public Answer call(Integer any) {
    String where = Here.where();
    try {
      order.value().check();
      return new Answer(where, "", "", new ArrayList<>());
    } catch (RuntimeException | LinkageError unfit) {
      return Answer.refused(where, Here.words(unfit));
    }
  }
}
