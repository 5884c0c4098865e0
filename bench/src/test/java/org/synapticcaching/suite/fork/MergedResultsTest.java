package org.synapticcaching.suite.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;

class MergedResultsTest {
  private static final SuiteRow ROW = MadeResults.row("forward", "simd");
  private static final List<List<Double>> SCORES =
      List.of(List.of(100.5, 101.25), List.of(90.125, 1e-7), List.of(3e9, 4.0));

  @TempDir private Path folder;

  private static String json(RunResult result) {
    return new String(MergedResults.json(List.of(result)), StandardCharsets.UTF_8);
  }

  @Test
  void savedForksTogetherAreWhatJmhWritesOfOneRun() throws Exception {
    ForkFiles files = new ForkFiles(folder, line -> assertEquals("", line));
    for (int fork = 1; fork <= SCORES.size(); fork++) {
      RunResult alone = MadeResults.of(ROW, List.of(SCORES.get(fork - 1)));
      files.save(new PlannedFork(ROW, fork), new FinishedFork(alone, 1));
    }
    List<RunResult> loaded = new ArrayList<>();
    for (int fork = 1; fork <= SCORES.size(); fork++) {
      loaded.add(files.load(new PlannedFork(ROW, fork)).orElseThrow().result());
    }
    String expected = json(MadeResults.of(ROW, SCORES));
    assertTrue(expected.contains("\"forks\" : 3"), expected);
    assertTrue(expected.contains("joules"), expected);
    assertEquals(expected, json(MergedResults.of(loaded)));
  }
}
