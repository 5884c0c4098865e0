package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.check.part.CheckScale;
import org.synapticcaching.check.result.PartResult;

/** What the tool tells is read, by a stand-in for the tool. */
class SanitizerWorkTest {
  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  @TempDir private Path folder;

  @BeforeEach
  void needsShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
  }

  /** A tool that does something instead of running its program. */
  private PartResult run(String script) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("toolkit/bin"));
    Path tool = bin.resolve("compute-sanitizer");
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    assertTrue(tool.toFile().setExecutable(true));
    return new SanitizerWork(
            Map.of("PATH", "/nonexistent", "CUDA_HOME", folder.resolve("toolkit").toString()))
        .run(context());
  }

  private StageContext context() {
    return new StageContext(
        CheckScale.CARD,
        new CheckFolder(folder),
        new JavaProgram(Path.of("/no/java"), "x.jar", List.of(), "Main"),
        Optional.empty(),
        "gpu-check",
        "1",
        false,
        System.nanoTime() + FOR_EVER,
        () -> false,
        () -> {});
  }

  @Test
  void everyToolWatchesEveryRun() throws Exception {
    PartResult result =
        run(
            "echo \"$@\" >> "
                + folder.resolve("words")
                + "\ncase $2 in memcheck) echo '========= ERROR SUMMARY: 0 errors';;"
                + " *) echo '========= RACECHECK SUMMARY: 0 hazards displayed (0 errors, 0"
                + " warnings)';; esac");
    assertEquals(List.of(), result.problems());
    assertEquals("6 of 6 runs without an error", result.line());
    List<String> words = Files.readAllLines(folder.resolve("words"));
    assertEquals(6, words.size());
    assertEquals(3, words.stream().filter(line -> line.startsWith("--tool racecheck ")).count());
    assertEquals(2, words.stream().filter(line -> line.contains("Main perceptron ")).count());
    assertTrue(words.stream().allMatch(line -> line.contains(" --backend cuda ")));
  }

  @Test
  void errorsAndHazardsAreProblems() throws Exception {
    PartResult result =
        run(
            "echo '========= RACECHECK SUMMARY: 3 hazards displayed (2 errors, 1 warning)'; exit 86");
    assertEquals(6, result.problems().size());
    assertTrue(
        result.problems().get(0).startsWith("memcheck, one block: 3 errors or hazards"),
        result.problems().get(0));
  }

  @Test
  void aProgramThatEndsBadlyIsAProblem() throws Exception {
    PartResult result =
        run("echo 'no device'; echo '========= ERROR SUMMARY: 0 errors'; echo 'bad end'; exit 1");
    assertTrue(
        result.problems().get(0).contains("ended with code 1: bad end"), result.problems().get(0));
  }

  @Test
  void aToolThatTellsNothingHasFoundNothingOut() throws Exception {
    assertTrue(run("exit 0").problems().get(0).contains("told nothing"));
  }

  @Test
  void withoutTheToolTheStageIsNotRun() throws IOException {
    assumeTrue(
        !Files.exists(Path.of("/usr/local/cuda/bin/compute-sanitizer")),
        "there is a compute-sanitizer on this machine");
    StageNotRun missing =
        assertThrows(
            StageNotRun.class,
            () -> new SanitizerWork(Map.of("PATH", folder.toString())).run(context()));
    assertTrue(missing.getMessage().contains("CUDA_HOME"), missing.getMessage());
  }
}
