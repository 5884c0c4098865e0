package org.synapticcaching.simd;

import org.synapticcaching.simd.kernel.SelectedKernels;

/** The same lanes in every row: those whose change is not 0. */
final class UniformLanes extends SelectedLanes {
  UniformLanes(int width) {
    super(width);
  }

  /** Selects the lanes of an update whose change is not 0. */
  void select(WeightUpdate update) {
    change = update.change;
    count = SelectedKernels.find(change, change.length, Float.MIN_VALUE, vectors);
    update.selected = this;
  }

  @Override
  void of(int k) {
    // Every row has the same.
  }

  @Override
  int endOfGroup(int k) {
    return Integer.MAX_VALUE;
  }

  @Override
  boolean inEveryRow() {
    return true;
  }
}
