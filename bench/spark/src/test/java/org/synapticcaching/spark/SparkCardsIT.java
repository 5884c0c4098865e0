package org.synapticcaching.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.EmulatedDriver;

/** Each task computes on the card that Spark gave it; the driver has none. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SparkCardsIT {
  /** One executor, whose two tasks side by side have a card each. */
  private static final String MASTER = "local-cluster[1,2,1024]";

  @TempDir private Path folder;
  private Path driver;

  @BeforeEach
  void find() throws IOException {
    driver = EmulatedDriver.found(Path.of("..", ".."));
  }

  private static List<String> words(String out) {
    String line =
        "sweep train --vary seed=1..12 --vary hidden=3,4 --policy local-local --threshold 0.01"
            + " --data digits --train-limit 60 --test-limit 20 --backend cuda --out ";
    return new ArrayList<>(List.of((line + out).split(" ")));
  }

  /** What finds two cards. */
  private Path discovery() throws IOException {
    Path script = folder.resolve("cards.sh");
    Files.writeString(
        script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Of two cards, whose kinds have a letter each. */
  private Submission start(String kinds, String out) throws IOException {
    Map<String, String> conf = new TreeMap<>();
    conf.put("spark.worker.resource.gpu.amount", "2");
    conf.put("spark.worker.resource.gpu.discoveryScript", discovery().toString());
    conf.put("spark.executor.resource.gpu.amount", "2");
    conf.put("spark.task.resource.gpu.amount", "1");
    conf.put("spark.executorEnv.LD_LIBRARY_PATH", driver.toString());
    conf.put("spark.executorEnv.EMULATED_GPUS", kinds);
    return Submission.start(folder, MASTER, conf, words(out));
  }

  @Test
  void twoCardsGiveTheTableOfOne() throws Exception {
    Map<String, String> one = Map.of("LD_LIBRARY_PATH", driver.toString(), "EMULATED_GPUS", "A");
    try (Submission here = Submission.plain(folder, one, words("here"))) {
      assertEquals(0, here.await(), here::log);
    }
    try (Submission there = start("AA", "there")) {
      assertEquals(0, there.await(), there::log);
      assertTrue(there.err().contains("note: cuda spreads runs over 2 cards"), there::log);
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("here/sweep.csv")),
        Files.readAllBytes(folder.resolve("there/sweep.csv")));
  }

  /** That the second card is of another kind is seen by the task that has it, and by it alone. */
  @Test
  void eachTaskSeesTheCardThatItWasGiven() throws Exception {
    try (Submission there = start("AB", "none")) {
      assertEquals(1, there.await(), there::log);
      String line = there.err();
      assertEquals(1, line.lines().count(), line);
      assertTrue(line.startsWith("synaptic-caching: executors are of several kinds"), line);
      assertTrue(line.matches("(?s).*Emulated GPU \\(.*; cuda, .*Emulated GPU B \\(.*"), line);
    }
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
