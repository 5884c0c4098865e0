package org.synapticcaching.cli.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.cli.options.FileOptions;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.dataset.Npz;
import org.synapticcaching.file.AtomicFile;

/** The files that a run writes. That one cannot be written keeps no other from being written. */
final class RunFiles {
  private final FileOptions files;
  private final StandardOutput output;
  private final List<RuntimeException> failures = new ArrayList<>();

  /**
   * @param files which there are
   * @param output where a file that is named so goes
   */
  RunFiles(FileOptions files, StandardOutput output) {
    this.files = files;
    this.output = output;
  }

  /** Writes the weights of the first network, if requested, in its backend's precision. */
  void saveWeights(Population population, Precision precision) {
    files
        .saveWeights()
        .ifPresent(
            file ->
                attempt(
                    () ->
                        write(
                            file,
                            out -> Npz.write(WeightFiles.arrays(population, precision), out))));
  }

  /** Writes the table of the tests, if requested. */
  void saveHistory(byte[] table) {
    files.history().ifPresent(file -> attempt(() -> write(file, out -> out.write(table))));
  }

  /** Remembers what else went wrong. */
  void failed(RuntimeException failure) {
    failures.add(failure);
  }

  /** What went wrong, in order. */
  List<RuntimeException> failures() {
    return List.copyOf(failures);
  }

  private void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (RuntimeException failure) {
      failed(failure);
    }
  }

  private void write(Path file, AtomicFile.Content content) {
    try {
      if (StandardOutput.isMeantBy(file)) {
        content.writeTo(output);
        output.flush();
      } else {
        AtomicFile.write(file, content);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
