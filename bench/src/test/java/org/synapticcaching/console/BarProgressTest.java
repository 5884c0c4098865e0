package org.synapticcaching.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarProgressTest {
  private static final int WIDTH = 79;
  private final StringWriter text = new StringWriter();

  /** What was drawn in place, one after another, without the blanks at the ends. */
  private List<String> drawn() {
    return Arrays.stream(text.toString().split("[\r\n]+"))
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private String last(String task, String now) {
    try (BarProgress bar = new BarProgress(task, "figures", new PrintWriter(text))) {
      bar.update(1, 26, 26, now);
    }
    return drawn().get(drawn().size() - 1);
  }

  @Test
  void tellsWhatIsBeingDoneWhereThereIsRoom() {
    String line = last("reproduce", "n22-fig7 20 %");
    assertTrue(line.endsWith("] 100 %  26 of 26 figures, n22-fig7 20 %"), line);
    assertTrue(line.startsWith("reproduce    [====="), line);
    assertEquals(WIDTH, line.length());
  }

  @Test
  void leavesOutWordsRatherThanBreakTheLine() {
    String line = last("reproduce", "rp24-combined 20 %, rp24-largest 30 %, lr20-fig3s1b 40 %");
    assertTrue(line.endsWith("26 of 26 figures, rp24-combined 20 %"), line);
    assertTrue(line.length() <= WIDTH, line);
    String none = last("reproduce", "a figure with a name that no line has room for 20 %");
    assertTrue(none.endsWith("26 of 26 figures"), none);
  }

  @Test
  void linesForTheUserBeginWhereTheBarWas() {
    PrintWriter out = new PrintWriter(text);
    try (BarProgress bar = new BarProgress("reproduce", "figures", out)) {
      bar.update(0.5, 13, 26, "");
      bar.between(() -> out.print("done\n"));
    }
    assertTrue(text.toString().contains("\r" + " ".repeat(WIDTH) + "\rdone\n"), text.toString());
  }
}
