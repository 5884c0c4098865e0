package org.synapticcaching.figure.chart;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The styles of a figure's series by their names: a series has the same colour, marker and dash in
 * all panels. Colours are those of Okabe and Ito, which colour-blind readers can tell apart, and
 * two more.
 */
final class SeriesStyles {
  /** How many series at least have a colour and dash of their own. */
  static final int DISTINCT = 40;

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x808080),
          new Color(0x6B4A12));
  private static final List<List<Float>> DASHES =
      List.of(
          List.of(),
          List.of(8f, 4f),
          List.of(2.5f, 3f),
          List.of(11f, 3f, 2.5f, 3f),
          List.of(16f, 3f, 2.5f, 3f, 2.5f, 3f));
  private static final float WIDTH = 1.8f;
  private static final float REFERENCE_WIDTH = 1.3f;
  private static final SeriesStyle UNNAMED =
      new SeriesStyle(PaperStyle.INK, MarkerShape.CIRCLE, false, List.of(), WIDTH);

  private final Map<String, SeriesStyle> byName = new LinkedHashMap<>();

  /** Gives styles in the order in which the names first appear. */
  SeriesStyles(List<ChartSpec> panels) {
    int measured = 0;
    int references = 0;
    for (ChartSpec panel : panels) {
      for (Curve curve : panel.curves()) {
        boolean drawn = !curve.name().isEmpty() && panel.draws(curve);
        if (!drawn || byName.containsKey(curve.name())) {
          continue;
        }
        boolean reference = curve.style() == Curve.Style.REFERENCE;
        byName.put(curve.name(), reference ? reference(references++) : style(measured++));
      }
    }
  }

  /** How a curve looks. Those without a name are dark; bounds and theory are thin and black. */
  SeriesStyle of(Curve curve) {
    SeriesStyle unnamed = curve.style() == Curve.Style.REFERENCE ? reference(0) : UNNAMED;
    return byName.getOrDefault(curve.name(), unnamed);
  }

  /** Style of the n-th series, from 0: differs in more than colour where colours come again. */
  static SeriesStyle style(int series) {
    int turn = series / COLOURS.size();
    return new SeriesStyle(
        COLOURS.get(series % COLOURS.size()),
        MarkerShape.values()[series % MarkerShape.values().length],
        turn % 2 == 1,
        DASHES.get((series + 4 * turn) % DASHES.size()),
        WIDTH);
  }

  private static SeriesStyle reference(int series) {
    List<Float> dash = DASHES.get(series % DASHES.size());
    return new SeriesStyle(Color.BLACK, MarkerShape.PLUS, false, dash, REFERENCE_WIDTH);
  }
}
