package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is ended with all that it has started, when its time is up or the user wants to stop.
 */
class ChildProgramTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @BeforeEach
  void needsShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
  }

  private Path log() {
    return folder.resolve("log");
  }

  private ChildProgram shell(String script) {
    return new ChildProgram(List.of("/bin/sh", "-c", script), log());
  }

  @Test
  void itsWordsAndOutputAreKept() throws Exception {
    ChildProgram.End end = shell("echo one; echo two >&2; exit 3").run(LONG, () -> false, () -> {});
    assertEquals(new ChildProgram.End(3, false), end);
    assertEquals("two", ChildProgram.lastLine(log()));
    assertTrue(Files.readString(log()).contains("== /bin/sh -c echo one"));
  }

  @Test
  void whenItsTimeIsUpNothingOfItIsLeft() throws Exception {
    ChildProgram.End end =
        shell("sleep 300 & echo $! > " + folder.resolve("pid") + "; wait")
            .run(Duration.ofSeconds(1), () -> Files.exists(folder.resolve("no")), () -> {});
    assertTrue(end.tooLong());
    assertFalse(isAlive());
  }

  @Test
  void whenTheUserStopsNothingOfItIsLeft() throws Exception {
    Path pid = folder.resolve("pid");
    ChildProgram program = shell("sleep 300 & echo $! > " + pid + "; wait");
    assertThrows(StageStopped.class, () -> program.run(LONG, () -> isWritten(pid), () -> {}));
    assertFalse(isAlive());
  }

  private static boolean isWritten(Path file) {
    return file.toFile().length() > 0;
  }

  private boolean isAlive() throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
