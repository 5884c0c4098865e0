package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts for Slurm are accepted by what would read them, and run what they say. */
class SlurmTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  private String script(String... words) {
    Cli.Outcome outcome = Cli.run(words);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out();
  }

  private String sweep(String tasks, String... more) {
    List<String> words = new ArrayList<>(List.of("sweep", "--vary", "seed=1..9"));
    words.addAll(List.of("--data", "digits", "--train-limit", "60", "--test-limit", "20"));
    words.addAll(List.of("--slurm", tasks, "--out", folder.resolve("it's here").toString()));
    words.addAll(List.of(more));
    return script(words.toArray(String[]::new));
  }

  private int bash(Path script, String... before) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(BASH), "needs " + BASH);
    List<String> words = new ArrayList<>(List.of(BASH.toString()));
    words.addAll(List.of(before));
    words.add(script.toString());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("SLURM_ARRAY_TASK_ID", "2");
    builder.environment().put("SLURM_CPUS_PER_TASK", "3");
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    return builder.inheritIO().start().waitFor();
  }

  @Test
  void anArrayOfTasksSharesTheWork() {
    List<String> lines = sweep("64%16").lines().toList();
    assertEquals("#!/bin/bash", lines.get(0));
    assertTrue(lines.contains("#SBATCH --array=1-64%16"), lines.toString());
    assertTrue(lines.contains("#SBATCH --requeue"));
    assertTrue(lines.contains("#SBATCH --output=synaptic-caching-sweep-%A_%a.log"));
    assertTrue(lines.contains("##SBATCH --gres=gpu:1"));
    assertTrue(lines.contains("#SBATCH --time=0-00:10:00"));
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("exec java -Xmx"), last);
    assertTrue(last.endsWith("--shard \"$SLURM_ARRAY_TASK_ID/64\""), last);
    assertFalse(last.contains("slurm"), last);
    assertFalse(Files.exists(folder.resolve("it's here")));
  }

  @Test
  void bashReadsItAndGivesEachTaskItsShard() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), sweep("4"));
    assertEquals(0, bash(script, "-n"));
    Path java =
        Files.writeString(
            folder.resolve("java"),
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + folder.resolve("words") + "\n");
    assertTrue(java.toFile().setExecutable(true));
    assertEquals(0, bash(script));
    List<String> words = Files.readAllLines(folder.resolve("words"));
    assertEquals(
        List.of("--threads", "3", "--shard", "2/4"), words.subList(words.size() - 4, words.size()));
    assertTrue(words.contains(folder.resolve("it's here").toString()), words.toString());
    assertTrue(words.contains("seed=1..9"), words.toString());
  }

  @Test
  void sbatchAcceptsItWhereThereIsOne() throws Exception {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "sbatch"))),
        "needs sbatch");
    Path script = Files.writeString(folder.resolve("script"), sweep("4"));
    assertEquals(
        0,
        new ProcessBuilder("sbatch", "--test-only", script.toString())
            .inheritIO()
            .start()
            .waitFor());
  }

  @Test
  void eachTaskAsksForACardWhereTheBackendComputesOnOne() {
    // No card is needed to print the script.
    String line = "#SBATCH --gres=gpu:1";
    assertTrue(sweep("4", "--backend", "cuda").lines().anyMatch(line::equals));
    assertTrue(
        script("figure", "lr20-fig2b", "--slurm=8", "--backend", "cuda", "--out", folder.toString())
            .lines()
            .anyMatch(line::equals));
  }

  @Test
  void threadsThatTheUserChoseStay() {
    String last = sweep("4", "--threads", "7").lines().reduce((one, two) -> two).orElseThrow();
    assertTrue(last.contains("--threads 7"), last);
    assertFalse(last.contains("CPUS_PER_TASK"), last);
  }

  @Test
  void figuresAreSharedToo() throws IOException {
    for (String command : List.of("figure", "reproduce")) {
      String text =
          script(
              command, "lr20-fig2b", "--scale", "paper", "--slurm=8", "--out", folder.toString());
      assertTrue(text.contains("#SBATCH --array=1-8%8"), text);
      assertTrue(text.contains(command + " lr20-fig2b --scale paper --out " + folder), text);
      assertFalse(Files.exists(folder.resolve("lr20-fig2b")));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "none", "4%0", "4%", "-3", "4/2"})
  void aNumberOfTasksThatIsNoneIsNamed(String tasks) {
    Cli.assertFails(
        Cli.run("sweep", "--vary", "seed=1..3", "--data", "digits", "--slurm=" + tasks),
        2,
        "got " + tasks);
  }

  @Test
  void shardsOfShardsAreRefused() {
    Cli.assertFails(
        Cli.run("sweep", "--vary", "seed=1..3", "--data", "digits", "--slurm=4", "--shard=1/2"),
        2,
        "leave out --shard");
  }
}
