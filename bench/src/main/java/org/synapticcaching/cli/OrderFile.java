package org.synapticcaching.cli;

import java.nio.file.Path;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.model.PresentationOrder;

/** A presentation order as a NumPy file. */
final class OrderFile {
  private OrderFile() {}

  /**
   * Reads a list of indices.
   *
   * @param patterns number of patterns; indices are below it
   * @throws DataException when the file cannot be read, or is no list, or has other numbers
   */
  static PresentationOrder read(Path file, int patterns) {
    NpyArray array = Npy.read(file);
    if (array.rank() != 1 || array.size() == 0) {
      throw new DataException(
          file + ": expected a list of indices with at least one of them, found " + array);
    }
    return PresentationOrder.listed(array.toInts(file.toString(), 0, patterns - 1));
  }
}
