package org.synapticcaching.file;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/** Why a file cannot be read or written, in words for the user. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The reason alone, without the name of a file. */
  public static String words(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "not allowed";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "something else is in the way";
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    if (problem instanceof EOFException) {
      return "it ends too early";
    }
    if (problem instanceof UnknownHostException) {
      return "no such host: " + problem.getMessage();
    }
    if (problem instanceof ZipException && problem.getMessage() != null) {
      return "damaged: " + problem.getMessage();
    }
    return problem.getMessage() == null ? "reading or writing failed" : problem.getMessage();
  }

  /** What a path is when it is there but no ordinary file; empty for a file, and for nothing. */
  public static Optional<String> notAFile(Path path) {
    if (!Files.exists(path) || Files.isRegularFile(path)) {
      return Optional.empty();
    }
    return Optional.of(Files.isDirectory(path) ? "a folder" : "no ordinary file");
  }

  /** The same trouble under the name that the user knows. */
  static FileSystemException of(Path file, IOException problem) {
    FileSystemException named = new FileSystemException(file.toString(), null, words(problem));
    named.initCause(problem);
    return named;
  }
}
