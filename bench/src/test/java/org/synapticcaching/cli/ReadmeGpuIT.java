package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.device.Gpu;

/** The README's commands for a GPU: run where there is one, and well formed everywhere else. */
class ReadmeGpuIT {
  private static final String CHECK = "gpu-check";

  @TempDir private Path folder;

  static List<ReadmeCommand> commands() throws IOException {
    return ReadmeCommand.ofJars(ReadmeCommand.ON_GPU);
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
    assumeTrue(!command.arguments().contains(CHECK), "takes 25 minutes, for somebody to start");
    int code = command.start(folder, command.arguments()).waitFor();
    assertEquals(0, code, text("errors"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandSaysWhatIsMissingWhereThereIsNoGpu(ReadmeCommand command) throws Exception {
    Availability gpu = gpu();
    assumeTrue(!gpu.available(), "there is a GPU");
    assertEquals(1, command.start(folder, command.arguments()).waitFor());
    assertTrue(text("errors").contains(gpu.reason() + "; " + gpu.remedy()), text("errors"));
    assertEquals(1, text("errors").lines().count());
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
