package org.synapticcaching.cli;

import java.nio.file.Path;
import org.synapticcaching.backend.Population;

/** Weights of a run as NumPy files. */
final class WeightFiles {
  private WeightFiles() {}

  /** Starts a population from the arrays W1, W2, ... */
  static void load(Path file, Population population) {
    throw new UnsupportedOperationException(file + ": .npz files cannot be read yet");
  }

  /** Writes the arrays W1_initial, W1_persistent, W1_transient, ... */
  static void save(Path file, Population population) {
    throw new UnsupportedOperationException(file + ": .npz files cannot be written yet");
  }
}
