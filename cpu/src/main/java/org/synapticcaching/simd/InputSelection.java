package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.selection.RadixSelect;

/** Which inputs of one neuron are kept, by their magnitudes: a fixed number, whatever is equal. */
final class InputSelection {
  /** Whether each input is kept. */
  final boolean[] kept;

  private final LayerPlasticity rule;
  private final RadixSelect radix = new RadixSelect();

  /** By a rule that ranks the inputs of each neuron. */
  InputSelection(LayerPlasticity rule) {
    this.rule = rule;
    this.kept = new boolean[rule.candidates()];
  }

  /**
   * Drops exactly {@link LayerPlasticity#dropped} inputs: those beyond the threshold, and of equal
   * ones the first.
   *
   * @param values of the inputs; not modified
   */
  void select(float[] values) {
    select(values, radix.of(values, kept.length, rule.rank()));
  }

  /**
   * As {@link #select(float[])}, by a threshold that is known.
   *
   * @param threshold magnitude of {@link LayerPlasticity#rank}
   */
  void select(float[] values, float threshold) {
    int dropped = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] = !rule.isBeyond(Math.abs(values[i]), threshold);
      dropped += kept[i] ? 0 : 1;
    }
    for (int i = 0; i < kept.length && dropped < rule.dropped(); i++) {
      if (Math.abs(values[i]) == threshold) {
        kept[i] = false;
        dropped++;
      }
    }
  }
}
