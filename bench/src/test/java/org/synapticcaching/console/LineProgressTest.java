package org.synapticcaching.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  @Test
  void thereIsALineEveryTenSecondsWithTheTimeLeft() {
    AtomicLong seconds = new AtomicLong();
    StringWriter text = new StringWriter();
    LineProgress progress =
        new LineProgress(
            "fig", "runs", new PrintWriter(text), () -> seconds.get() * 1_000_000_000L);
    for (int s = 0; s <= 25; s++) {
      seconds.set(s);
      progress.update(s / 100.0, s / 10, 8);
    }
    assertEquals(
        "fig: 10 %, 1 of 8 runs, about 90 s left\n" + "fig: 20 %, 2 of 8 runs, about 80 s left\n",
        text.toString().replace("\r", ""));
  }
}
