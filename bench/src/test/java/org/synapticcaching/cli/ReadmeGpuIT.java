package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.device.Gpu;

/** The README's commands for a GPU: run where there is one, and well formed everywhere else. */
class ReadmeGpuIT {
  private static final Set<String> OPTIONS = Set.of("-p", "-f", "-rf", "-rff");

  @TempDir private Path folder;

  static List<ReadmeCommand> commands() throws IOException {
    return ReadmeCommand.ofJars(ReadmeCommand.ON_GPU);
  }

  static Stream<ReadmeCommand> benchmarks() throws IOException {
    return commands().stream().filter(ReadmeCommand::isBenchmark);
  }

  static Stream<ReadmeCommand> runs() throws IOException {
    return commands().stream().filter(command -> !command.isBenchmark());
  }

  private static Availability gpu() {
    Availability gpu = Gpu.availability();
    assertTrue(gpu.available() || !Boolean.getBoolean("gpu.required"), gpu.reason());
    return gpu;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandSucceedsOnAGpu(ReadmeCommand command) throws Exception {
    Availability gpu = gpu();
    assumeTrue(gpu.available() && !gpu.emulated(), "no GPU: " + gpu.reason());
    int code = command.start(folder, command.arguments()).waitFor();
    assertEquals(0, code, text("errors"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void commandSaysWhatIsMissingWhereThereIsNoGpu(ReadmeCommand command) throws Exception {
    Availability gpu = gpu();
    assumeTrue(!gpu.available(), "there is a GPU");
    assertEquals(1, command.start(folder, command.arguments()).waitFor());
    assertTrue(text("errors").contains(gpu.reason() + "; " + gpu.remedy()), text("errors"));
    assertEquals(1, text("errors").lines().count());
  }

  /** Every benchmark that the command names has every parameter that it sets. */
  @ParameterizedTest
  @MethodSource("benchmarks")
  void benchmarkHasTheParametersThatAreSet(ReadmeCommand command) throws Exception {
    List<String> arguments = command.arguments();
    assertEquals(0, command.start(folder, List.of("-lp", arguments.get(0))).waitFor());
    List<String> listed = text("output").lines().toList();
    assertTrue(listed.stream().anyMatch(line -> line.contains(".jmh.")), listed.toString());
    Set<String> wanted = new TreeSet<>();
    for (int i = 1; i < arguments.size(); i++) {
      String word = arguments.get(i);
      assertTrue(!word.startsWith("-") || OPTIONS.contains(word), word);
      if (arguments.get(i - 1).equals("-p")) {
        wanted.add(word.substring(0, word.indexOf('=')));
      }
    }
    Set<String> known = new TreeSet<>();
    for (String line : listed.subList(2, listed.size())) {
      if (line.contains(".jmh.")) {
        assertTrue(known.containsAll(wanted), line + " follows one that has only " + known);
        known.clear();
      } else if (line.contains("param \"")) {
        known.add(line.split("\"")[1]);
      }
    }
    assertTrue(known.containsAll(wanted), wanted + " are not all among " + known);
  }

  @Test
  void theContractIsPartOfThem() throws IOException {
    assertTrue(
        ReadmeCommand.in(ReadmeCommand.ON_GPU).stream()
            .anyMatch(command -> command.text().equals("mvn -B verify -Dgpu.required=true")));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
