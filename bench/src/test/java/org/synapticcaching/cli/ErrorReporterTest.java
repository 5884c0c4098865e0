package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.DataException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorReporterTest {
  /** Fails as told. */
  @Command(name = "fail")
  private record Failing(Throwable problem) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (problem instanceof Error error) {
        throw error;
      }
      throw (Exception) problem;
    }
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new UsageException("--x must be > 0, got -1"), 2, "--x must be > 0, got -1"),
        Arguments.of(new DataException("f.npz: damaged"), 1, "f.npz: damaged"),
        Arguments.of(new IllegalStateException("backend 'a' is not\navailable"), 1, "not; avail"),
        Arguments.of(new UnsupportedOperationException("simd: no"), 1, "simd: no"),
        Arguments.of(new NoSuchFileException("f.csv"), 1, "f.csv: no such file or folder"),
        Arguments.of(
            new UncheckedIOException(new AccessDeniedException("f.csv")), 1, "f.csv: not allowed"),
        Arguments.of(new IOException("disk full"), 1, "input or output failed: disk full"),
        Arguments.of(new NullPointerException("x"), 1, "a fault of this program: java.lang.Null"),
        Arguments.of(new OutOfMemoryError("heap"), 1, "not enough memory (Java may use "),
        Arguments.of(new StackOverflowError(), 1, "a fault of this program: java.lang.Stack"),
        Arguments.of(
            new ExceptionInInitializerError(new IllegalArgumentException("no algorithm")),
            1,
            "no algorithm"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyProblemIsOneLineAndAnExitCode(Throwable problem, int code, String expected) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = new CommandLine(new Failing(problem));
    commandLine.setErr(new PrintWriter(err, true));
    assertEquals(code, Main.execute(commandLine));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("synaptic-caching: "), err.toString());
    assertTrue(err.toString().contains(expected), err.toString());
  }
}
