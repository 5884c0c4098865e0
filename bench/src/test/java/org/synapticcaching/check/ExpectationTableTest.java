package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.check.result.StageStatus;

/** What was measured stands beside what was expected of it. */
class ExpectationTableTest {
  private static StageResult benchmarks(Finding... findings) {
    return new StageResult(
        "benchmarks", StageStatus.PASSED, "", 1, "", List.of(findings), List.of(), Map.of());
  }

  private static String row(String words, StageResult... results) {
    Map<String, StageResult> byStage = new TreeMap<>();
    for (StageResult result : results) {
      byStage.put(result.stage(), result);
    }
    String text = new ExpectationTable(byStage).text();
    return text.lines().filter(line -> line.startsWith(words)).findFirst().orElseThrow();
  }

  @Test
  void aNumberMeetsWhatIsExpectedOrNot() {
    String words = "H = 10 000";
    Finding good = new Finding("large.10000", 61, "%", "61 %", "61 % of card memory bandwidth");
    Finding bad = new Finding("large.10000", 59, "%", "59 %", "");
    assertTrue(row(words, benchmarks(good)).matches(".* 61 %, met +61 % of card memory.*"));
    assertTrue(row(words, benchmarks(bad)).matches(".* 59 %, not met +-"));
    String tests = "a test takes at most half";
    assertTrue(
        row(tests, benchmarks(new Finding("tests", 0.4, "times", "0.40", "")))
            .contains("0.40, met"));
    assertTrue(
        row(tests, benchmarks(new Finding("tests", 0.6, "times", "0.60", "")))
            .contains("0.60, not met"));
  }

  /** 35 M per second are expected of an H200; of another card there is nothing to meet. */
  @Test
  void whatDependsOnTheCardIsNotJudged() {
    Finding found = new Finding("population", 2e7, "presentations/s", "20.0 M", "");
    assertTrue(row("population of 512", benchmarks(found)).matches(".* 20.0 M +-"));
  }

  @Test
  void whatIsNotThereSaysWhy() {
    assertTrue(row("H = 10 000").contains("not run"));
    assertTrue(row("H = 10 000", benchmarks()).contains("not found"));
    StageResult failed =
        new StageResult(
            "benchmarks", StageStatus.FAILED, "", 1, "", List.of(), List.of("x"), Map.of());
    assertTrue(row("H = 10 000", failed).contains("failed"));
    assertTrue(row("H = 10 000", benchmarks(Finding.emulated("large.10000"))).contains("emulated"));
  }

  @Test
  void programsGetTheNumbers() throws IOException {
    Finding found = new Finding("large.10000", 61.25, "%", "61 %", "61 % of memory");
    byte[] csv = new ExpectationTable(Map.of("benchmarks", benchmarks(found))).csv();
    List<String> lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
    assertEquals("expectation,predicted,measured,bound,finding,value,unit", lines.get(0));
    assertEquals(1 + Expectations.all().size(), lines.size());
    assertTrue(
        lines.stream().anyMatch(line -> line.endsWith("61 % of memory,large.10000,61.25,%")),
        lines.toString());
  }
}
