package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "515123, 515 000",
    "6240.4, 6 240",
    "1, 1",
    "0.0123456, 0.0123",
    "999.6, 1 000",
    "1234567890, 1.23e+09",
    "0.00001234, 1.23e-05",
    "0, 0",
    "-3.14159, -3.14",
    "NaN, not a number",
    "Infinity, infinite"
  })
  void threeDigitsAreShown(double value, String words) {
    assertEquals(words, Digits.of(value));
  }

  @Test
  void endsAreShownWhereThereAreAny() {
    assertEquals("1.02 (0.990 to 1.05)", Digits.within(1.02, 0.99, 1.05));
    assertEquals("1.02", Digits.within(1.02, Double.NaN, Double.NaN));
    assertEquals("", Digits.of(OptionalDouble.empty()));
    assertEquals("12.3 %", Digits.percent(0.1234));
  }
}
