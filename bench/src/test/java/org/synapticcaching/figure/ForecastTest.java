package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.Forecast.Run;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.figure.run.Scale;

class ForecastTest {
  private static Run run(double seconds) {
    return new Run("f", "s=" + seconds, seconds);
  }

  @Test
  void eachCoreTakesTheLongestRunThatIsLeft() {
    Forecast forecast = new Forecast(List.of(run(5), run(4), run(3), run(3), run(3)));
    assertEquals(18, forecast.seconds());
    assertEquals(18, forecast.seconds(1));
    // 5 and 3 beside 4, 3 and 3.
    assertEquals(10, forecast.seconds(2));
    assertEquals(7, forecast.seconds(3));
    assertEquals(5, forecast.seconds(5));
    assertEquals(5, forecast.seconds(1000));
    assertEquals(5, forecast.longest().seconds());
  }

  /** One core takes twice what is written down for two, whatever the figure. */
  @Test
  void figuresTakeWhatIsWrittenDown() {
    List<Figure> figures = FigureCatalog.all();
    for (Scale scale : Scale.values()) {
      Forecast all = Forecast.of(figures, FigureOptions.of(scale));
      double written = 0;
      for (Figure figure : figures) {
        double seconds = 2.0 * figure.card().time(scale).toSeconds();
        written += seconds;
        assertEquals(seconds, all.of(figure.card().id()).seconds(), 1e-6 * seconds);
      }
      assertEquals(written, all.seconds(), 1e-6 * written);
      assertTrue(all.seconds(2) >= written / 2);
      assertEquals(all.longest().seconds(), all.seconds(all.runs().size()));
    }
  }

  /** In rp24-size the largest networks, most of its time, learn once anyhow. */
  @Test
  void fewerRunsTakeLessTime() {
    for (Figure figure : FigureCatalog.all()) {
      double all = Forecast.of(List.of(figure), FigureOptions.of(Scale.PAPER)).seconds();
      FigureOptions one = new FigureOptions(Scale.PAPER, 1, OptionalInt.of(1), Optional.empty());
      double less = Forecast.of(List.of(figure), one).seconds();
      assertTrue(less < 0.9 * all, figure.card().id() + ": " + less + " of " + all + " s");
    }
  }
}
