package org.synapticcaching.sweep;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.figure.run.Row;

/**
 * What runs have in common that can be learned together: data, shape of the network, plan, backend.
 * Equal groups are one.
 */
public interface RunGroup {
  /** Receives what is learned. */
  @FunctionalInterface
  interface Learned {
    /**
     * One of the runs has ended by itself.
     *
     * @param run its place in the list
     * @param row what came of it
     */
    void accept(int run, Row row);
  }

  /** What computes, where the user did not leave it to one of several cards. */
  Backend backend();

  /**
   * What {@code auto} takes for runs of this group.
   *
   * @param runs at least one
   * @param threads that the processor would use, >= 1
   */
  BackendChoice choice(AutomaticChoice auto, List<SweepRun> runs, int threads);

  /** In a few words, for the user: what is learned by what. */
  String words();

  /**
   * Columns of the rows, the same for all runs of a sweep.
   *
   * @return in their order
   */
  List<String> columns();

  /** Most runs that are better learned by one call of {@link #learn} than by several, >= 1. */
  int mostTogether();

  /**
   * Java's memory that learning these runs takes at most, in bytes; data are not counted.
   *
   * @param runs of this group, at least one, learned by one call of {@link #learn}
   */
  long bytes(List<SweepRun> runs);

  /**
   * Learns runs of this group. What becomes of each depends on nothing but itself.
   *
   * @param backend this group's, on one of its cards
   * @param cancelled whether to stop; the runs that have not ended then are left out
   * @param learned receives every run that has ended, on the calling thread, as soon as it has
   */
  void learn(List<SweepRun> runs, Backend backend, BooleanSupplier cancelled, Learned learned);
}
