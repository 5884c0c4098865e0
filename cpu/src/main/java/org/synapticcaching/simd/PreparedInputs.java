package org.synapticcaching.simd;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.layer.SparseInputs;

/**
 * The active inputs of the data sets seen last, found once for all populations of a backend: those
 * of a figure learn from the same images, side by side or one after another. They may be forgotten
 * when memory is short.
 */
final class PreparedInputs {
  /** Two data sets, for training and for tests, each in at most four forms. */
  private static final int MOST = 8;

  private final Deque<SoftReference<SparseInputs>> known = new ArrayDeque<>();

  /**
   * Finds them, or those that were found before.
   *
   * @param bias whether a clamped bias is appended
   * @param useBackground whether a constant other than 0 may be taken out of all inputs
   */
  synchronized SparseInputs of(Patterns patterns, boolean bias, boolean useBackground) {
    known.removeIf(each -> each.get() == null);
    for (SoftReference<SparseInputs> each : known) {
      SparseInputs inputs = each.get();
      if (inputs != null && inputs.isOf(patterns, bias, useBackground)) {
        return inputs;
      }
    }
    SparseInputs made = new SparseInputs(patterns, bias, useBackground);
    if (known.size() == MOST) {
      known.removeFirst();
    }
    known.addLast(new SoftReference<>(made));
    return made;
  }
}
