package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesStylesTest {
  private static final Curve A = Curve.named("a").add(1, 1).build();
  private static final Curve B = Curve.named("b").add(1, 1).build();
  private static final Curve BOUND = Curve.named("bound").add(1, 1).build();

  private static ChartSpec panel(Curve... curves) {
    return new ChartSpec(
        "", ChartSpec.Axis.linear("x"), ChartSpec.Axis.linear("y"), List.of(curves));
  }

  @Test
  void stylesGoByNameAndNotByPlaceOrDensity() {
    SeriesStyles styles = new SeriesStyles(List.of(panel(A, B), panel(B, A)));
    assertEquals(SeriesStyles.style(0), styles.of(A));
    assertEquals(SeriesStyles.style(1), styles.of(B));
    assertEquals(styles.of(A), styles.of(A.with(Curve.Style.LINE)));
  }

  @Test
  void bothLineAndMarkerTellSeriesApart() {
    Set<List<Object>> lines = new HashSet<>();
    Set<List<Object>> markers = new HashSet<>();
    for (int i = 0; i < SeriesStyles.DISTINCT; i++) {
      SeriesStyle style = SeriesStyles.style(i);
      lines.add(List.of(style.colour(), style.dash()));
      markers.add(List.of(style.colour(), style.marker(), style.hollow()));
    }
    assertEquals(SeriesStyles.DISTINCT, lines.size());
    assertEquals(SeriesStyles.DISTINCT, markers.size());
  }

  @Test
  void boundsAreToldApartByDash() {
    Curve theory = A.with(Curve.Style.REFERENCE);
    Curve bound = BOUND.with(Curve.Style.REFERENCE);
    SeriesStyles styles = new SeriesStyles(List.of(panel(theory, bound, B)));
    assertEquals(styles.of(theory).colour(), styles.of(bound).colour());
    assertNotEquals(styles.of(theory).dash(), styles.of(bound).dash());
    assertEquals(SeriesStyles.style(0), styles.of(B));
  }
}
