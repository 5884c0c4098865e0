package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says which runs have to be learned before work can go on; it is begun again then. */
final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<PerceptronTrial> missing;

  /** Without a stack trace: it is part of the ordinary course of things. */
  NotYet(List<PerceptronTrial> missing) {
    super("runs have to be learned first", null, false, false);
    this.missing = List.copyOf(missing);
  }

  /** At least one run. */
  List<PerceptronTrial> missing() {
    return missing;
  }

  /**
   * Work on several things that do not need one another. What is missing for any of them is told
   * together.
   *
   * @param <T> what is worked on
   * @param <R> what comes of it
   * @return one result each, in order
   * @throws NotYet when runs are missing
   */
  static <T, R> List<R> each(List<T> things, Function<T, R> work) {
    List<R> results = new ArrayList<>();
    List<PerceptronTrial> missing = new ArrayList<>();
    for (T thing : things) {
      try {
        results.add(work.apply(thing));
      } catch (NotYet some) {
        missing.addAll(some.missing());
      }
    }
    if (!missing.isEmpty()) {
      throw new NotYet(missing);
    }
    return results;
  }
}
