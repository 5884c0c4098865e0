package org.synapticcaching.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Another program that a stage runs to its end, or to that of its time.
 *
 * @param words program and arguments
 * @param output what it prints is added to this file
 */
record ChildProgram(List<String> words, Path output) {
  private static final long PERIOD_MILLIS = 100;
  private static final long GRACE_SECONDS = 30;

  /**
   * How it ended.
   *
   * @param code exit code
   * @param tooLong whether it was ended because its time was up
   */
  record End(int code, boolean tooLong) {}

  ChildProgram {
    words = List.copyOf(words);
  }

  /**
   * Runs it.
   *
   * @param atMost how long it may take
   * @param cancelled whether to stop early
   * @param moment called now and then while it runs
   * @throws StageStopped when it was cancelled; nothing of it runs any more then
   * @throws IOException when it cannot be started
   */
  End run(Duration atMost, BooleanSupplier cancelled, Runnable moment)
      throws IOException, StageStopped {
    Files.writeString(
        output,
        "\n== " + String.join(" ", words) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    process.getOutputStream().close();
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!process.waitFor(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          throw new StageStopped();
        }
        if (System.nanoTime() > end) {
          end(process);
          return new End(process.waitFor(), true);
        }
        moment.run();
      }
      // Ctrl-C ends the child too, maybe before this Java knows that it is to end.
      if (process.exitValue() >= SIGNALLED && awaitCancelled(cancelled)) {
        throw new StageStopped();
      }
      return new End(process.exitValue(), false);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StageStopped();
    } finally {
      end(process);
    }
  }

  /** Added to the number of the signal that ended a program. */
  private static final int SIGNALLED = 128;

  private static boolean awaitCancelled(BooleanSupplier cancelled) throws InterruptedException {
    for (int n = 0; n < 7 && !cancelled.getAsBoolean(); n++) {
      Thread.sleep(PERIOD_MILLIS);
    }
    return cancelled.getAsBoolean();
  }

  /** Asks it and all that it has started to end, and ends what does not. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .filter(ProcessHandle::isAlive)
            .toList();
    all.forEach(ProcessHandle::destroy);
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(Math.max(1, last - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (Exception stillThere) {
        each.destroyForcibly();
      }
    }
  }

  /** The last words of what was printed to a file; empty where there are none. */
  static String lastLine(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.isBlank())
          .reduce((before, last) -> last)
          .orElse("")
          .strip();
    }
  }
}
