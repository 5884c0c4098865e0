package org.synapticcaching.backend.select;

/**
 * Perceptrons of one size that will be learned, as far as is known beforehand: what {@code auto}
 * decides by.
 *
 * @param synapses N, >= 1
 * @param patterns P, >= 1
 * @param caches whether changes are transient at first, as in every policy but {@code none}
 * @param runs number of runs, >= 1
 * @param updates expected in a run, > 0, in any unit that all loads share
 */
public record PerceptronLoad(int synapses, int patterns, boolean caches, int runs, double updates) {
  public PerceptronLoad {
    if (synapses < 1 || patterns < 1 || runs < 1 || !(updates > 0) || Double.isInfinite(updates)) {
      throw new IllegalArgumentException(
          "a load needs synapses, patterns, runs and updates, got %s, %s, %s and %s"
              .formatted(synapses, patterns, runs, updates));
    }
  }
}
