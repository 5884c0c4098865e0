package org.synapticcaching.cli.options;

import java.nio.file.Path;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.PerceptronTask;

/** Patterns and targets of a perceptron as NumPy files. */
final class PerceptronFiles {
  private PerceptronFiles() {}

  /**
   * Reads a task.
   *
   * @param patternsFile P x N finite numbers, without bias
   * @param targetsFile P numbers, +1 or -1
   * @throws DataException naming the file and what is wrong with it
   */
  static PerceptronTask read(Path patternsFile, Path targetsFile) {
    NpyArray patterns = Npy.read(patternsFile);
    if (patterns.rank() != 2 || patterns.size() == 0) {
      throw new DataException(
          patternsFile + ": patterns x inputs expected, at least 1 x 1, found " + patterns);
    }
    NpyArray targets = Npy.read(targetsFile);
    if (targets.rank() != 1 || targets.size() != patterns.dimension(0)) {
      throw new DataException(
          "%s: a list of %s targets expected, one per pattern of %s, found %s"
              .formatted(targetsFile, patterns.dimension(0), patternsFile, targets));
    }
    return PerceptronTask.of(
        finite(patternsFile, patterns), patterns.dimension(1), signs(targetsFile, targets));
  }

  private static double[] finite(Path file, NpyArray patterns) {
    double[] values = patterns.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        int inputs = patterns.dimension(1);
        throw new DataException(
            "%s: finite numbers expected, found %s in pattern %s, input %s"
                .formatted(file, values[i], i / inputs, i % inputs));
      }
    }
    return values;
  }

  private static double[] signs(Path file, NpyArray targets) {
    double[] values = targets.toDoubles();
    for (int p = 0; p < values.length; p++) {
      if (Math.abs(values[p]) != 1) {
        throw new DataException(
            file + ": targets must be +1 or -1, found " + values[p] + " for pattern " + p);
      }
    }
    return values;
  }
}
