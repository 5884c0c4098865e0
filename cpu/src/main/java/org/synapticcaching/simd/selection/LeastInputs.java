package org.synapticcaching.simd.selection;

import java.util.Arrays;

/** Which inputs of one neuron are kept: all but so many of the least magnitude. */
public final class LeastInputs {
  /** Whether each input is kept. */
  public final boolean[] kept;

  private final int dropped;
  private final RadixSelect rank = new RadixSelect();

  public LeastInputs(int inputs, int dropped) {
    this.kept = new boolean[inputs];
    this.dropped = dropped;
  }

  /** Drops exactly so many, of equal ones the first. */
  public void drop(float[] values) {
    float threshold = rank.of(values, kept.length, dropped);
    Arrays.fill(kept, true);
    int left = dropped;
    for (int i = 0; i < kept.length; i++) {
      if (Math.abs(values[i]) < threshold) {
        kept[i] = false;
        left--;
      }
    }
    for (int i = 0; i < kept.length && left > 0; i++) {
      if (Math.abs(values[i]) == threshold) {
        kept[i] = false;
        left--;
      }
    }
  }
}
