package org.synapticcaching.cli.end;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What ends a program from outside. */
public enum Signal {
  /** The terminal was closed. */
  HANGUP(1),
  /** Ctrl-C. */
  INTERRUPT(2),
  /** At once, whatever it is doing. */
  KILL(9),
  /** A request to end. */
  TERMINATE(15);

  private static final Path PROGRAM = Path.of("/bin/kill");
  private static final Path STATUS = Path.of("/proc/self/status");

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Whether this machine has what sends them. */
  public static boolean canBeSent() {
    return Files.isExecutable(PROGRAM);
  }

  /** The exit code of a program that it ended. */
  public int exitCode() {
    return 128 + number;
  }

  /** Sends it. */
  public void send(ProcessHandle to) throws IOException, InterruptedException {
    new ProcessBuilder(PROGRAM.toString(), "-" + number, String.valueOf(to.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /**
   * This one, or a request to end in its place where programs started here do not notice this one,
   * as when a shell has put the build into the background.
   */
  public Signal noticed() throws IOException {
    return isIgnored() ? TERMINATE : this;
  }

  private boolean isIgnored() throws IOException {
    if (!Files.exists(STATUS)) {
      return false;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16))
        .anyMatch(ignored -> (ignored >> (number - 1) & 1) == 1);
  }
}
