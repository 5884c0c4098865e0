package org.synapticcaching.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.console.Progress;

class PerceptronProgressTest {
  private final List<String> shown = new ArrayList<>();

  private Progress show(String unit) {
    shown.add("begin " + unit);
    return new Progress() {
      @Override
      public void update(double fraction, long finished, long all) {
        shown.add(fraction + ": " + finished + " of " + all + " " + unit);
      }

      @Override
      public void close() {
        shown.add("end " + unit);
      }
    };
  }

  @Test
  void patternsAreDrawnBeforeTheyArePresentedAndNothingIsShownAfterTheEnd() {
    PerceptronProgress progress = new PerceptronProgress(this::show);
    assertEquals("the beginning", progress.reached());
    progress.drawn(5, 10);
    progress.presented(30, 40);
    progress.presented(40, 40);
    progress.close();
    progress.presented(50, 40);
    assertEquals(
        List.of(
            "begin patterns drawn",
            "0.5: 5 of 10 patterns drawn",
            "end patterns drawn",
            "begin presentations",
            "0.75: 30 of 40 presentations",
            "1.0: 40 of 40 presentations",
            "end presentations"),
        shown);
    assertEquals("40 of at most 40 presentations", progress.reached());
  }
}
