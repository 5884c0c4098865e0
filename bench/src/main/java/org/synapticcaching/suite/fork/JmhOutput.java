package org.synapticcaching.suite.fork;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where JMH prints to instead of the terminal: the log. JMH copies what forks print to the standard
 * output and error of this Java, whoever watches its own; until this is closed both go to the log.
 */
public final class JmhOutput implements AutoCloseable {
  private final PrintStream log;
  private final PrintStream output = System.out;
  private final PrintStream errors = System.err;

  /**
   * Begins to write at the end of a file.
   *
   * @throws IOException when it cannot be written
   */
  public JmhOutput(Path file) throws IOException {
    log =
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            false,
            StandardCharsets.UTF_8);
    System.setOut(log);
    System.setErr(log);
  }

  /** For JMH's own words. */
  public PrintStream log() {
    return log;
  }

  @Override
  public void close() {
    System.setOut(output);
    System.setErr(errors);
    log.close();
  }
}
