package org.synapticcaching.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.cli.Cli.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.suite.result.Suites;

/** What is refused before anything is measured, and what is listed. */
class BenchCommandTest {
  @TempDir private Path folder;

  private Outcome bench(String... words) {
    List<String> all = new ArrayList<>(List.of("bench", "--out", folder.resolve("out").toString()));
    all.addAll(List.of(words));
    return Cli.run(all.toArray(String[]::new));
  }

  private void assertRefused(int code, String message, String... words) {
    assertFails(bench(words), code, message);
    assertFalse(Files.exists(folder.resolve("out")), "nothing may be written");
  }

  @Test
  void wrongUsageIsOneLineAndLeavesNothing() {
    assertRefused(2, "name a suite");
    assertRefused(2, "did you mean 'kernels'?", "kernel");
    assertRefused(2, "--forks must be >= 1, got 0", "memory", "--forks", "0");
    assertRefused(2, "--forks must be 1 to 1000, got 2000", "memory", "--forks", "2000");
    assertRefused(2, "'many'", "memory", "--forks", "many");
    assertRefused(2, "did you mean 'simd'?", "memory", "--backend", "smid");
    assertRefused(2, "--backend", "memory", "--backend", "simd,");
    assertRefused(2, "got '../x'", "memory", "--name", "../x");
    assertRefused(2, "got ''", "memory", "--name", "");
    assertRefused(2, "got '..'", "memory", "--name", "..");
  }

  @Test
  void nothingCanBeGoneOnWithWhereNothingWasBegun() {
    assertRefused(1, "nothing was begun", "--resume");
    assertRefused(1, "nothing was begun", "memory", "--resume", "--name", "x");
  }

  @Test
  void aRunIsNeverMixedWithWhatIsThere() throws IOException {
    Path old = Files.createDirectories(folder.resolve("out").resolve("old"));
    Files.writeString(old.resolve("notes.txt"), "mine");
    Outcome outcome = bench("memory", "--name", "old");
    assertFails(outcome, 1, "is there already");
    try (var content = Files.list(old)) {
      assertEquals(1, content.count());
    }
  }

  @Test
  void damagedSettingsAreNamed() throws IOException {
    Path forks = Files.createDirectories(folder.resolve("out").resolve("old").resolve("forks"));
    Files.writeString(forks.resolve("settings.json"), "{");
    assertFails(bench("memory", "--resume", "--name", "old"), 1, "settings.json");
  }

  @Test
  void otherSettingsAreNotMixed() throws IOException {
    Path forks = Files.createDirectories(folder.resolve("out").resolve("old").resolve("forks"));
    Files.writeString(
        forks.resolve("settings.json"),
        """
        {"format":1,"suites":["memory"],"quick":false,"backends":["ejml"],"forks":5,
         "circumstances":{"the processor":"another one"}}
        """);
    Outcome outcome = bench("--resume");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("the processor was another one, now it is"), outcome.err());
    assertTrue(
        bench("selection", "--resume").err().contains("the list of suites was memory, now it is"));
    assertTrue(bench("--resume", "--quick").err().contains("--quick was not given"));
    assertTrue(
        bench("--resume", "--backend", "ejml,simd")
            .err()
            .contains("--backend was ejml, now it is ejml,simd"));
  }

  @Test
  void listsEverySuiteAndItsRows() {
    Outcome all = bench("--list");
    assertEquals(0, all.code(), all.err());
    Suites.ids().forEach(suite -> assertTrue(all.out().contains(suite), suite));
    assertTrue(all.out().contains("together"), all.out());
    Outcome one = bench("memory", "--list");
    assertTrue(one.out().contains("MemoryBenchmark.copy (memory=host, mebibytes=256)"), one.out());
    assertFalse(one.out().contains("kernels"), one.out());
    String host = bench("memory", "--list", "--backend", "ejml", "--forks", "1").out();
    assertTrue(host.contains("--quick: 1 row x 1 fork, "), host);
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
