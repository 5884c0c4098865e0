package org.synapticcaching.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether standard error is a terminal, so that progress can be drawn in place, and how wide. */
public final class Terminal {
  /** How the first Java informs the second, whose standard error is a pipe: true or false. */
  public static final String PROPERTY = "synapticcaching.terminal";

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private static final Path OWN = Path.of("/dev/tty");
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d{1,4})");
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 20;

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

  /** How many columns the terminal has now; as many as is usual where none can be asked. */
  public static int columns() {
    if (!Files.exists(OWN)) {
      return USUAL_COLUMNS;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(OWN.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException unanswered) {
      return USUAL_COLUMNS;
    }
  }

  /** Of rows and columns as {@code stty size} tells them; a serial line knows none and tells 0. */
  static int columns(String size) {
    Matcher told = ROWS_AND_COLUMNS.matcher(size.strip());
    int columns = told.matches() ? Integer.parseInt(told.group(1)) : 0;
    return columns == 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
  }
}
