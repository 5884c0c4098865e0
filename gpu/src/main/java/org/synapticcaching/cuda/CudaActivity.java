package org.synapticcaching.cuda;

import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;

/**
 * How often the inputs of a data set differ from a background.
 *
 * @param rows of the first matrix, by falling number of patterns that have an entry for them; equal
 *     ones in order
 * @param entries of all patterns
 */
record CudaActivity(int[] rows, long entries) {
  /**
   * Counts.
   *
   * @param bias whether each pattern has an input more, which is always 1
   */
  static CudaActivity of(Patterns patterns, float background, boolean bias) {
    int inputs = patterns.inputs();
    int[] counts = new int[inputs + (bias ? 1 : 0)];
    float[] pattern = new float[inputs];
    long entries = 0;
    for (int p = 0; p < patterns.size(); p++) {
      patterns.read(p, pattern, 0);
      for (int i = 0; i < inputs; i++) {
        if (pattern[i] != background) {
          counts[i]++;
          entries++;
        }
      }
    }
    if (bias) {
      counts[inputs] = patterns.size();
      entries += patterns.size();
    }
    int[] rows =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted((one, other) -> Integer.compare(counts[other], counts[one]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new CudaActivity(rows, entries);
  }
}
