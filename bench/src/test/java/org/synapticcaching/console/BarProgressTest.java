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
    return last(task, now, WIDTH + 1);
  }

  private String last(String task, String now, int columns) {
    try (BarProgress bar = new BarProgress(task, "figures", new PrintWriter(text), columns)) {
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
    try (BarProgress bar = new BarProgress("reproduce", "figures", out, WIDTH + 1)) {
      bar.update(0.5, 13, 26, "");
      bar.between(() -> out.print("done\n"));
    }
    assertTrue(text.toString().contains("\r" + " ".repeat(WIDTH) + "\rdone\n"), text.toString());
  }

  /** A longer one would go on in the next line, where the next drawing begins. */
  @Test
  void aLineIsShorterThanTheTerminal() {
    assertEquals(WIDTH, last("reproduce", "n22-fig7 20 %", 200).length());
    String narrow = last("reproduce", "n22-fig7 20 %", 50);
    assertEquals("reproduce    [==========] 100 %  26 of 26 figures", narrow);
    assertEquals("reproduce    [==================] 100 %", last("reproduce", "", 40));
    assertEquals("reproduce    [=====", last("reproduce", "", 20));
    for (String line : text.toString().split("[\r\n]+")) {
      assertTrue(line.length() <= WIDTH, line);
    }
  }

  @Test
  void theTerminalsWidthIsWhatItTells() {
    assertEquals(132, Terminal.columns("24 132\n"));
    assertEquals(20, Terminal.columns("1 1\n"));
    for (String none : List.of("0 0\n", "", "stty: no such device")) {
      assertEquals(80, Terminal.columns(none));
    }
    assertTrue(Terminal.columns() >= 20);
  }
}
