package org.synapticcaching.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The C++ compiler of this machine.
 *
 * @param command its name or path
 */
record HostCompiler(String command) {
  /** What the variable {@code CXX} names, or else g++. */
  static HostCompiler usual() {
    String named = System.getenv("CXX");
    return new HostCompiler(named == null || named.isBlank() ? "g++" : named);
  }

  /** What it says of itself; null when there is none or it does not work. */
  String version() {
    try {
      Result result = run(List.of(command, "--version"));
      return result.status == 0 ? result.output : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Runs it, and puts its output in place in one step when it is complete, since other processes
   * may be at the same work.
   *
   * @throws IllegalStateException when it fails, with what it says
   */
  void produce(Path output, List<String> arguments) throws IOException {
    Path unfinished = Files.createTempFile(output.getParent(), "unfinished", "");
    try {
      List<String> whole = new ArrayList<>(List.of(command));
      whole.addAll(arguments);
      whole.addAll(List.of("-o", unfinished.toString()));
      Result result = run(whole);
      if (result.status != 0) {
        throw new IllegalStateException(String.join(" ", whole) + "\n" + result.output);
      }
      Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What it says when it fails with these arguments; empty when it does not. */
  String complaints(List<String> arguments) throws IOException {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.addAll(arguments);
    Result result = run(whole);
    return result.status == 0 ? "" : result.output;
  }

  private record Result(int status, String output) {}

  private static Result run(List<String> arguments) throws IOException {
    Process process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + arguments.get(0), e);
    }
  }
}
