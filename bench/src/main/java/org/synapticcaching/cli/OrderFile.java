package org.synapticcaching.cli;

import java.nio.file.Path;
import org.synapticcaching.model.PresentationOrder;

/** A presentation order as a NumPy file. */
final class OrderFile {
  private OrderFile() {}

  /** Reads indices from 0 to patterns - 1. */
  static PresentationOrder read(Path file, int patterns) {
    throw new UnsupportedOperationException(file + ": .npy files cannot be read yet");
  }
}
