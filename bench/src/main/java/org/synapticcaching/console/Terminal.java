package org.synapticcaching.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether standard error is a terminal, so that progress can be drawn in place. */
public final class Terminal {
  /** How the first Java informs the second, whose standard error is a pipe: true or false. */
  public static final String PROPERTY = "synapticcaching.terminal";

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** What the first Java said, or what is found here. */
  public static boolean standardErrorIsTerminal() {
    String informed = System.getProperty(PROPERTY);
    return informed != null ? Boolean.parseBoolean(informed) : found();
  }

  private static boolean found() {
    if (Files.isSymbolicLink(STANDARD_ERROR)) {
      try {
        String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException unreadable) {
        return false;
      }
    }
    // Elsewhere Java knows only of input and output together, which is nearly always the same.
    return System.console() != null && Runtime.version().feature() < 22;
  }
}
