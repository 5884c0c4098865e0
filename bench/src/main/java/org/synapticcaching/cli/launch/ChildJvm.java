package org.synapticcaching.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.synapticcaching.console.WarningFilter;

/** Runs the second Java to its end, passing on what it writes and the signals that reach us. */
record ChildJvm(ChildCommand command) {
  /**
   * Starts it and waits for its end.
   *
   * @return its exit code; when a signal ends us, this method does not return and Java exits with
   *     128 plus the signal's number, after the second Java has ended
   * @throws IOException when it cannot be started
   */
  int run() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command.words())
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    command.adapt(builder.environment());
    Process child = builder.start();
    Thread copier = new Thread(() -> copyErrors(child.getErrorStream()), "standard error");
    copier.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithUs(child, copier), "pass on"));
    int code = awaitExit(child);
    awaitEnd(copier);
    ChildEnd.of(code)
        .ifPresent(line -> System.err.println((command.terminal() ? "\n" : "") + line));
    return code;
  }

  /**
   * Ctrl-C reaches both processes, a plain kill only this one; a second request to end does nothing
   * to a Java that is ending already.
   */
  private static void endWithUs(Process child, Thread copier) {
    // Process.destroy would also close the pipe that brings the last words of the child.
    child.toHandle().destroy();
    awaitExit(child);
    awaitEnd(copier);
  }

  private static void copyErrors(InputStream from) {
    try (OutputStream to = new WarningFilter(System.err)) {
      byte[] buffer = new byte[8192];
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.write(buffer, 0, n);
        to.flush();
      }
    } catch (IOException closed) {
      // Nobody is left to read it, or it has ended: either way nothing more to copy.
    }
  }

  private static int awaitExit(Process child) {
    while (true) {
      try {
        return child.waitFor();
      } catch (InterruptedException again) {
        // Nothing interrupts this thread on purpose; the only way out is the end of the child.
      }
    }
  }

  private static void awaitEnd(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        // As above.
      }
    }
  }
}
