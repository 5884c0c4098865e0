package org.synapticcaching.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that a program writes files of its own into. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes a folder where needed, and removes what killed writers have left in it.
   *
   * @throws FileSystemException when there can be none, naming it
   */
  public static void prepare(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException problem) {
      throw new FileSystemException(
          folder.toString(),
          null,
          "no folder can be made there (" + FileTrouble.words(problem) + ")");
    }
    Leftovers.sweep(folder);
  }
}
