package org.synapticcaching.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep becomes the same table on Spark, whatever becomes of its executors. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SparkSweepIT {
  private static final int POINTS = 200;

  @TempDir private Path folder;

  private static List<String> words(String kind, String out) {
    String line =
        kind.equals("train")
            ? "sweep train --vary rule=all,largest-updates --vary threshold=0.005:0.08:log:10"
                + " --vary seed=1..10 --plastic 0.2 --policy local-local --data digits"
                + " --train-limit 300 --test-limit 100 --hidden 10 --epochs 1 --backend ejml"
            : "sweep perceptron --vary seed=1..10 --vary maintenance-cost=0.01,0.02 --synapses 50"
                + " --patterns 60 --policy local-local --threshold 1.5";
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--out", out));
    return words;
  }

  private byte[] table(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("sweep.csv"));
  }

  private List<Path> saved(String out) {
    Path points = folder.resolve(out).resolve("points");
    if (!Files.isDirectory(points)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(points)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException | UncheckedIOException changing) {
      return List.of();
    }
  }

  private void plain(List<String> words) throws Exception {
    try (Submission here = Submission.plain(folder, words)) {
      assertEquals(0, here.await(), here::log);
    }
  }

  private void spark(String master, List<String> words) throws Exception {
    try (Submission there = Submission.start(folder, master, Map.of(), words)) {
      assertEquals(0, there.await(), there::log);
    }
  }

  @Test
  void anExecutorThatIsKilledChangesNoByte() throws Exception {
    plain(words("train", "here"));
    assertEquals(POINTS + 1, new String(table("here")).lines().count());
    try (Submission there =
        Submission.start(folder, Submission.CLUSTER, Map.of(), words("train", "there"))) {
      while (there.isAlive() && saved("there").size() < 5) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      List<ProcessHandle> executors = there.executors();
      assertEquals(2, executors.size(), there.log());
      // As by kill -9.
      assertTrue(executors.get(0).destroyForcibly());
      int before = saved("there").size();
      assertEquals(0, there.await(), there::log);
      assertTrue(before < saved("here").size(), "killed at the end: " + before);
      assertTrue(there.err().contains(", 2 cores of 2 executors, computes with ejml"), there.log());
      assertTrue(there.log().contains("Lost executor"), there.log());
      assertEquals("there/sweep.csv: 200 points\n", there.out());
    }
    assertArrayEquals(table("here"), table("there"));
    assertEquals(
        saved("here").stream().map(Path::getFileName).toList(),
        saved("there").stream().map(Path::getFileName).toList());
  }

  @Test
  void eitherGoesOnWithWhatTheOtherHas() throws Exception {
    plain(words("perceptron", "here"));
    List<Path> files = saved("here");
    byte[] table = table("here");
    for (String next : List.of("spark", "plain")) {
      for (int f = 0; f < files.size(); f += 2) {
        Files.delete(files.get(f));
      }
      Files.delete(folder.resolve("here/sweep.csv"));
      byte[] kept = Files.readAllBytes(files.get(1));
      Files.setLastModifiedTime(files.get(1), FileTime.fromMillis(0));
      if (next.equals("spark")) {
        spark(Submission.LOCAL, words("perceptron", "here"));
      } else {
        plain(words("perceptron", "here"));
      }
      assertArrayEquals(table, table("here"), next);
      assertEquals(files, saved("here"), next);
      assertArrayEquals(kept, Files.readAllBytes(files.get(1)));
      assertEquals(0, Files.getLastModifiedTime(files.get(1)).toMillis(), "learned again: " + next);
    }
  }

  @Test
  void aPointThatMakesNoSenseIsToldInOneLine() throws Exception {
    List<String> words = words("perceptron", "none");
    words.addAll(List.of("--vary", "decay-time=-1,1"));
    try (Submission there = Submission.start(folder, Submission.LOCAL, Map.of(), words)) {
      assertEquals(2, there.await(), there::log);
      String last = there.log().lines().filter(line -> line.startsWith("synaptic")).toList().get(0);
      assertTrue(last.contains("--decay-time"), there.log());
    }
    assertFalse(Files.exists(folder.resolve("none/sweep.csv")));
  }
}
