package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A slot that has its place in device memory, and how many of its runs go on. */
final class CudaPerceptronTenant {
  private final CudaPerceptronSlot slot;
  private final CudaPerceptronSlab.Piece piece;
  private final BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended;
  private int going;

  CudaPerceptronTenant(
      CudaPerceptronSlot slot,
      CudaPerceptronSlab.Piece piece,
      BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended) {
    this.slot = slot;
    this.piece = piece;
    this.ended = ended;
    this.going = slot.plans().size();
  }

  /** What lies there. */
  CudaPerceptronSlot slot() {
    return slot;
  }

  /** Where it lies. */
  CudaPerceptronSlab.Piece piece() {
    return piece;
  }

  /** All of its runs, at their beginning. */
  List<CudaPerceptronRun> runs(CudaPerceptronTurns turns) {
    List<CudaPerceptronRun> runs = new ArrayList<>();
    for (int k = 0; k < slot.plans().size(); k++) {
      runs.add(new CudaPerceptronRun(this, k, turns.events(slot.patterns())));
    }
    return runs;
  }

  /** Tells of the end of run {@code k}; whether it was the last one. */
  boolean end(int k, Optional<CudaPerceptronOutcome> outcome) {
    going--;
    ended.accept(k, outcome);
    return going == 0;
  }
}
