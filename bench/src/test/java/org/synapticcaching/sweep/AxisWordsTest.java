package org.synapticcaching.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisWordsTest {
  private static List<String> words(String text) {
    Axis axis = AxisWords.parse(text);
    return LongStream.range(0, axis.size()).mapToObj(axis::word).toList();
  }

  @Test
  void wholeNumbersAreCountedUp() {
    assertEquals(List.of("1", "2", "3"), words("seed=1..3"));
    assertEquals(List.of("-1", "0"), words("seed=-1..0"));
    assertEquals(List.of("7"), words("seed=7..7"));
    assertEquals("seed", AxisWords.parse("--seed=1..3").option());
  }

  @Test
  void aBillionNumbersTakeNoMemory() {
    Axis axis = AxisWords.parse("seed=1..1000000000");
    assertEquals(1_000_000_000, axis.size());
    assertEquals("1000000000", axis.word(axis.size() - 1));
  }

  @Test
  void numbersAreSpacedByRatiosOrDistancesAndEndWhereTheyAreToEnd() {
    assertEquals(
        List.of("0.005", "0.01", "0.02", "0.04", "0.08"), words("threshold=0.005:0.08:log:5"));
    assertEquals(List.of("0", "0.25", "0.5", "0.75", "1"), words("threshold=0:1:linear:5"));
    assertEquals(List.of("-1", "1"), words("x=-1:1:linear:2"));
    assertEquals(List.of("10", "100", "1000"), words("hidden=10:1000:log:3"));
    assertEquals(List.of("0.000001", "0.001", "1"), words("maintenance-cost=1e-6:1:log:3"));
    assertEquals(List.of("1E-20", "1"), words("x=1e-20:1:log:2"));
  }

  @Test
  void spacedNumbersHaveSixDigits() {
    assertEquals("0.00707107", words("threshold=0.005:0.01:log:3").get(1));
    assertEquals("0.333333", words("threshold=0:1:linear:4").get(1));
  }

  @Test
  void listsHaveCommasOrWhereValuesHaveThemSemicolons() {
    assertEquals(List.of("all", "subnet"), words("rule=all,subnet"));
    assertEquals(List.of("100", "100,50"), words("hidden=100;100,50"));
    assertEquals(List.of("inf"), words("decay-time=inf"));
    assertEquals(List.of("a=b"), words("data=a=b"));
  }

  @ParameterizedTest
  @CsvSource({
    "seed, expected an option and its values",
    "=1..3, expected an option and its values",
    "seed=, a value is empty",
    "'rule=all,', a value is empty",
    "seed=3..1, reversed",
    "seed=1..x, no range",
    "seed=1...3, no range",
    "threshold=1:2:3, no range",
    "threshold=0.1:0.1:log:3, empty or reversed",
    "threshold=2:1:linear:3, empty or reversed",
    "threshold=0:1:log:3, need a start > 0",
    "threshold=1:2:square:3, no way to space",
    "threshold=1:x:log:3, is no finite number",
    "threshold=1:inf:log:3, is no finite number",
    "threshold=1:2:log:1, 'has 2 to 100000 values, got 1'",
    "threshold=1:2:log:many, 'has 2 to 100000 values, got many'",
    "threshold=1:2:log:100001, 'has 2 to 100000 values, got 100001'",
    "'rule=all,all', the value all comes twice",
    "threshold=1:1.0000001:linear:3, comes twice",
  })
  void whatIsNoAxisIsNamedInOneLine(String text, String why) {
    String line =
        assertThrows(IllegalArgumentException.class, () -> AxisWords.parse(text)).getMessage();
    assertTrue(line.startsWith("--vary " + text + ": "), line);
    assertTrue(line.contains(why), line);
  }
}
