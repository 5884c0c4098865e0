package org.synapticcaching.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Figures have the same rows and claims on Spark. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SparkFiguresIT {
  @TempDir private Path folder;

  private static List<String> words(String out) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("reproduce", "n22-fig1", "n22-fig8", "rp24-subnet"));
    words.addAll(List.of("--runs", "1", "--data", "digits", "--out", out));
    return words;
  }

  @Test
  void networksAndPerceptronsOfSeveralFiguresAreTheSame() throws Exception {
    String printed;
    try (Submission here = Submission.plain(folder, words("here"))) {
      assertEquals(0, here.await(), here::log);
      printed = here.out().replace("in here:", "in there:");
    }
    try (Submission there =
        Submission.start(folder, Submission.CLUSTER, Map.of(), words("there"))) {
      assertEquals(0, there.await(), there::log);
      assertEquals(printed.lines().sorted().toList(), there.out().lines().sorted().toList());
    }
    for (String figure : List.of("n22-fig1", "n22-fig8", "rp24-subnet")) {
      for (String file : List.of("data.csv", "claims.json")) {
        assertArrayEquals(bytes("here", figure, file), bytes("there", figure, file), figure);
      }
      String run = new String(bytes("there", figure, "run.json"));
      assertTrue(run.contains("2 cores of 2 executors"), run);
    }
    assertArrayEquals(bytes("here", "summary.csv"), bytes("there", "summary.csv"));
  }

  private byte[] bytes(String first, String... more) throws Exception {
    return Files.readAllBytes(folder.resolve(Path.of(first, more)));
  }
}
