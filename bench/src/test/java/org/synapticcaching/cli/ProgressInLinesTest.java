package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressInLinesTest {
  private final AtomicLong seconds = new AtomicLong();
  private final StringWriter text = new StringWriter();
  private final Progress progress =
      new ProgressInLines(
          new PrintWriter(text, true),
          "train",
          "presentations",
          () -> seconds.get() * 1_000_000_000L);

  @Test
  void linesAreTenSecondsApart() {
    progress.begin(1000);
    for (int s = 1; s <= 25; s++) {
      seconds.set(s);
      progress.reached(s * 10, "");
    }
    progress.end();
    assertEquals(2, text.toString().lines().count(), text.toString());
  }

  @Test
  void aLineTellsHowFarAndHowLong() {
    progress.begin(1000);
    seconds.set(20);
    progress.reached(500, "accuracy 0.9000");
    assertEquals(
        "train: 500 of 1000 presentations, at most 20 s left, accuracy 0.9000",
        text.toString().strip());
  }

  @Test
  void durationsSuitTheirSize() {
    assertEquals("0.42 s", Durations.text(0.42));
    assertEquals("75 s", Durations.text(75));
    assertEquals("5 min", Durations.text(301));
    assertEquals("2 h 10 min", Durations.text(7800));
  }
}
