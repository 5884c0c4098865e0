package org.synapticcaching.spark;

import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.synapticcaching.backend.Backend;

/** What a task knows of the executor that it is run on. */
final class Here {
  private static final String CARD = "gpu";
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private Here() {}

  /** Executor and machine, in words. */
  static String where() {
    SparkEnv env = SparkEnv.get();
    return "executor %s on %s"
        .formatted(env.executorId(), env.blockManager().blockManagerId().host());
  }

  /**
   * Sees whether this Java has what it takes.
   *
   * @param driver outfit of the driver
   * @throws Order.Refusal when it has not
   */
  static void requireFitBeside(Outfit driver) {
    Outfit.ofThisJava()
        .faultBeside(driver)
        .ifPresent(
            fault -> {
              throw new Order.Refusal(fault);
            });
  }

  /** What went wrong, in words. */
  static String words(Throwable problem) {
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  /**
   * A backend on the card that Spark gave this task; itself on a processor.
   *
   * @throws IllegalStateException when Spark gave it none, or one that cannot be seen
   */
  static Backend seat(Backend backend) {
    if (!backend.design().onDevice()) {
      return backend;
    }
    ResourceInformation cards = TaskContext.get().resourcesJMap().get(CARD);
    if (cards == null || cards.addresses().length == 0) {
      throw new IllegalStateException(
          ("%s needs a card of its own for each task, and Spark gave none; give spark-submit --conf"
                  + " spark.executor.resource.gpu.amount=1 --conf spark.task.resource.gpu.amount=1")
              .formatted(backend.id()));
    }
    return backend.onDevice(number(cards.addresses()[0], System.getenv(VISIBLE)));
  }

  /**
   * The number of a card among those that the driver of the cards shows.
   *
   * @param address as Spark's discovery script tells it: a number, or what the variable names
   * @param visible the variable that chooses the cards that are shown; null when it is not set
   */
  static int number(String address, String visible) {
    if (visible != null) {
      int place = List.of(visible.split("\\s*,\\s*")).indexOf(address);
      if (place >= 0) {
        return place;
      }
    }
    if (!address.matches("\\d{1,4}")) {
      throw new IllegalStateException(
          "Spark gave the card %s, which is no number, nor among %s=%s"
              .formatted(address, VISIBLE, visible));
    }
    return Integer.parseInt(address);
  }
}
