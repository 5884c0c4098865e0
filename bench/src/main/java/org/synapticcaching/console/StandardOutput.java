package org.synapticcaching.console;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Standard output that remembers why it could not be written, which Java's own does not tell. After
 * a failure it takes everything and writes nothing, so that what else is to do gets done.
 */
public final class StandardOutput extends OutputStream {
  /** What users call it where the name of a file is expected. */
  private static final Set<String> NAMES =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private static final Path OPEN = Path.of("/proc/self/fd/1");

  private final OutputStream target;
  private IOException failure;

  /** One that goes to a stream, which is not closed. */
  public StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** That of this Java. */
  public static StandardOutput ofThisJava() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  /** Whether a file's name stands for standard output. */
  public static boolean isMeantBy(Path file) {
    return NAMES.contains(file.toString());
  }

  /** The ordinary file that standard output of this Java goes to, if it does. */
  public static Optional<Path> file() {
    try {
      return Files.isRegularFile(OPEN) ? Optional.of(OPEN.toRealPath()) : Optional.empty();
    } catch (IOException removed) {
      return Optional.empty();
    }
  }

  /** For text, in the letters that the user's terminal has. */
  public PrintWriter writer() {
    String letters = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(this, Charset.forName(letters))));
  }

  /** Why something could not be written; empty as long as all was. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        target.write(bytes, offset, length);
      } catch (IOException problem) {
        failure = problem;
      }
    }
  }

  @Override
  public void flush() {
    if (failure == null) {
      try {
        target.flush();
      } catch (IOException problem) {
        failure = problem;
      }
    }
  }
}
