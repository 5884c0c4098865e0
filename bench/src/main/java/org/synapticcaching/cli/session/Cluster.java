package org.synapticcaching.cli.session;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.figure.run.PointWork;
import org.synapticcaching.sweep.Elsewhere;
import org.synapticcaching.sweep.SweepPoint;

/** Machines that compute in place of this one, which plans, saves and gathers. */
public interface Cluster {
  /**
   * What is to be computed there.
   *
   * @param words of the command line, which each machine reads by itself
   * @param backend the id of the one that points take which leave the choice to us
   * @param side most pieces of work at a time; empty for as many as the machines can do
   * @param bytes of Java's memory that one piece takes at most, data not counted
   */
  record Work(List<String> words, String backend, OptionalInt side, long bytes) {
    public Work {
      words = List.copyOf(words);
    }
  }

  /**
   * A backend as it is on these machines, to plan with: its numbers are those that they give.
   *
   * @param request {@code auto} is the backend of the processor
   * @throws IllegalArgumentException when there is no such backend
   * @throws IllegalStateException when the machines cannot compute with it, in one line that says
   *     which one lacks what
   */
  Backend backend(BackendRequest request);

  /**
   * Who learns the points of a sweep.
   *
   * @param first point of the plan
   * @throws IllegalStateException when they have too little memory for it, or one of them reads
   *     another plan
   */
  Elsewhere sweep(Work work, SweepPoint first);

  /**
   * Who computes the points of figures.
   *
   * @param facts what the rows of each figure depend on besides its points, by its id
   * @throws IllegalStateException when a machine cannot compute them, or would compute others
   */
  PointWork.Elsewhere figures(Work work, Map<String, String> facts);
}
