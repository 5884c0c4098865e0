package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is searched, and how it is typed. */
class SpaceTest {
  private static Parameter parse(String text) {
    return ParameterWords.parse(text, "hidden"::equals);
  }

  @Test
  void rangesHaveAPlaceForEveryNumber() {
    Range log = new Range(0.002, 0.2, true, false);
    assertEquals("0.002", log.word(0));
    assertEquals("0.02", log.word(0.5));
    assertEquals("0.2", log.word(1));
    assertEquals(0.5, log.place("0.02"), 1e-12);
    assertEquals(1, log.place("7"));
    Range linear = new Range(0, 1, false, false);
    assertEquals("0.12346", linear.word(0.123456));
    assertEquals("1.0", linear.word(1), "a share is no count");
    Range whole = new Range(10, 400, true, true);
    assertEquals("10", whole.word(0));
    assertEquals("63", whole.word(0.5));
    assertEquals("400", whole.word(1));
  }

  @Test
  void wordsAndARangeHaveEqualParts() {
    Parameter decay = parse("decay-time=inf,100:10000:log");
    assertEquals(List.of("inf"), decay.words());
    assertEquals(Optional.of(new Range(100, 10000, true, false)), decay.range());
    assertEquals("inf", decay.word(0));
    assertEquals("inf", decay.word(0.49));
    assertEquals("100.0", decay.word(0.5));
    assertEquals("1000.0", decay.word(0.75));
    assertEquals("10000.0", decay.word(1));
    assertEquals(0.75, decay.place("1000.0"), 1e-12);
    assertEquals(0.25, decay.place("inf"));
    assertTrue(decay.isNumber("1000.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold=0.005:0.08:log:3 | threshold=0.005,0.02,0.08",
        "'hidden=100;100,50' | 'hidden=100;100,50'",
        "hidden=10..400 | hidden=10:400:linear",
        "rule=all,subnet | rule=all,subnet",
        "--threshold=auto,0.001:1:log | threshold=auto,0.001:1.0:log",
      })
  void isTypedAsInSweeps(String typed, String text) {
    Parameter parameter = parse(typed);
    assertEquals(text, parameter.option() + "=" + parameter.text());
    assertEquals(text, parameter.option() + "=" + parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold | expected an option and its values",
        "threshold= | a value is empty",
        "threshold=1:0.1:log | empty, reversed",
        "threshold=0:0.1:log | need a start > 0",
        "threshold=a:0.1:log | an end that is no number",
        "threshold=0.1:1 | is no range",
        "threshold=0.1:1:log,2:3:log | one range",
        "rule=all,all | comes twice",
        "threshold=auto,auto,0.1:1:log | comes twice",
      })
  void nonsenseIsRefusedInOneLine(String text, String message) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    assertEquals(1, wrong.getMessage().lines().count());
  }

  @Test
  void optionsWithoutAMeaningHaveNoValue() {
    Space space =
        new Space(
            List.of(
                parse("policy=none,local"),
                parse("threshold=0.01:1:log")
                    .when(settings -> settings.get("policy").equals("local")),
                parse("hidden=10:1000:log").when(settings -> settings.get("rule").equals("all"))),
            Map.of("rule", "all"));
    assertEquals(Map.of("policy", "none", "hidden", "100"), space.at(new double[] {0.2, 0.5, 0.5}));
    Map<String, String> local = space.at(new double[] {0.7, 0.5, 0.5});
    assertEquals(Map.of("policy", "local", "threshold", "0.1", "hidden", "100"), local);
    assertEquals(Map.of("policy", "local", "threshold", "*", "hidden", "*"), space.branch(local));
    assertArrayEquals(new double[] {0.5, 0.5}, space.places(local), 1e-12);
    assertEquals(
        Map.of("policy", "local", "threshold", "1.0", "hidden", "10"),
        space.moved(local, new double[] {1, 0}));
  }

  @Test
  void aSpaceHasParametersEachOnce() {
    assertThrows(IllegalArgumentException.class, () -> new Space(List.of(), Map.of()));
    List<Parameter> twice = List.of(parse("rule=all"), parse("rule=subnet"));
    assertThrows(IllegalArgumentException.class, () -> new Space(twice, Map.of()));
  }
}
