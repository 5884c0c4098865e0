package org.synapticcaching.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WarningFilterTest {
  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector\n";

  @Test
  void theIncubatorWarningDisappears() throws IOException {
    assertEquals("one\ntwo\n", filtered("one\n" + WARNING + "two\n"));
    assertEquals("", filtered(WARNING));
  }

  @Test
  void everythingElsePasses() throws IOException {
    String others =
        "WARNING: Using incubator modules: jdk.incubator.foreign\n"
            + "WARNING: Using incubator modules: jdk.incubator.vector, other\n"
            + " "
            + WARNING
            + "WARN\n\nWARNING: Using\n";
    assertEquals(others, filtered(others));
  }

  @Test
  void aProgressBarPassesBeforeItsLineEnds() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (WarningFilter filter = new WarningFilter(target)) {
      filter.write("\rtrain 12%".getBytes(StandardCharsets.US_ASCII));
      assertEquals("\rtrain 12%", target.toString(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void anUnfinishedBeginningOfTheWarningPassesAtTheEnd() throws IOException {
    assertEquals("WARNING: Using", filtered("WARNING: Using"));
  }

  private static String filtered(String text) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (WarningFilter filter = new WarningFilter(target)) {
      filter.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return target.toString(StandardCharsets.US_ASCII);
  }
}
