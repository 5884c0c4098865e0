package org.synapticcaching.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.figure.run.Row;

/**
 * What executors are told about the work once. Each makes the plans that it needs by itself, when
 * it is first asked for something. Safe for use by the threads of an executor.
 */
interface Order extends Serializable {
  /** Receives what is finished. */
  @FunctionalInterface
  interface Finished {
    /**
     * A point of the portion is finished.
     *
     * @param place in the portion
     * @param rows what came of it
     * @param seconds that it took; NaN when that is not known
     */
    void accept(int place, List<Row> rows, double seconds);
  }

  /** A portion as this executor reads it. */
  interface Work {
    /** What it is computed with, on whatever card; empty when on nothing of the kind. */
    Optional<Backend> backend();

    /**
     * Computes it.
     *
     * @param seat the backend, on the card that it has
     * @param cancelled whether to stop
     */
    void compute(Optional<Backend> seat, BooleanSupplier cancelled, Finished finished)
        throws IOException;
  }

  /** Nothing can be computed here; the message says why. */
  final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String line) {
      super(line);
    }
  }

  /**
   * Sees whether this executor plans as the driver does, before anything is computed.
   *
   * @throws Refusal when it lacks something or reads other data
   */
  void check();

  /**
   * Reads a portion.
   *
   * @throws Refusal when this executor lacks something, or reads other points than the driver
   */
  Work read(Portion portion);
}
