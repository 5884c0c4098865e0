package org.synapticcaching.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "119, 119 s",
    "120, 2 min",
    "7140, 119 min",
    "7200, 2 h",
    "7800, 2 h 10 min"
  })
  void wordsSuitTheSize(long seconds, String words) {
    assertEquals(words, Durations.words(Duration.ofSeconds(seconds)));
  }
}
