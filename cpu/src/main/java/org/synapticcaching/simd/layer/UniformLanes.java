package org.synapticcaching.simd.layer;

import org.synapticcaching.simd.kernel.SelectedKernels;

/** Lanes whose change is not 0, alike in every row. */
public final class UniformLanes extends SelectedLanes {
  /** For updates of {@code width} lanes, padding included. */
  public UniformLanes(int width) {
    super(width);
  }

  /** Selects the lanes of an update whose change is not 0. */
  public void select(WeightUpdate update) {
    change = update.change;
    count = SelectedKernels.find(change, change.length, Float.MIN_VALUE, vectors);
    update.selected = this;
  }

  @Override
  public void of(int k) {
    // All rows are alike.
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
