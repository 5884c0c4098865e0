package org.synapticcaching.dataset;

import java.util.List;

/**
 * Skeletons of the ten digits: for each, the ways in which people commonly write it; for each way,
 * its pen strokes; for each stroke, the points that a smooth curve passes through (a point given
 * twice makes a corner). Coordinates are in the unit square, x to the right and y down.
 */
final class DigitShapes {
  private static final List<List<Shape>> SHAPES =
      List.of(
          List.of(
              shape("50,0 22,12 10,50 22,88 50,100 78,88 90,50 78,12 50,0"),
              shape("62,4 30,8 10,46 18,86 46,100 80,86 90,48 76,12 50,2 38,10")),
          List.of(
              shape("50,0 50,33 50,67 50,100"),
              shape("30,18 52,0 52,0 52,50 52,100"),
              shape("30,20 52,0 52,0 52,50 52,100", "28,100 52,100 78,100")),
          List.of(
              shape("14,24 28,4 56,0 80,14 78,40 52,68 12,100 12,100 50,98 90,98"),
              shape("14,20 38,2 72,6 80,30 58,64 24,94 12,84 26,76 52,92 74,100 92,92")),
          List.of(
              shape("16,12 42,0 74,8 76,32 46,46 46,46 78,54 86,78 60,98 30,98 10,84"),
              shape("14,4 46,2 82,4 82,4 44,44 44,44 76,54 84,80 58,98 30,98 12,88")),
          List.of(
              shape("26,2 20,30 14,56 14,56 50,58 90,54", "74,4 70,36 66,70 62,100"),
              shape("66,0 36,34 10,66 10,66 50,66 94,66", "66,0 66,50 66,100"),
              shape("18,2 14,34 30,52 58,48 76,34 76,34 80,6 80,6 76,40 72,70 70,100")),
          List.of(
              shape("84,2 50,2 24,4 24,4 20,42 20,42 52,36 82,52 82,80 54,100 14,92"),
              shape("26,4 24,24 22,46 22,46 58,42 82,62 72,90 42,100 12,94", "26,4 56,6 88,2")),
          List.of(
              shape("72,2 40,18 18,52 18,82 44,100 74,90 80,66 58,52 32,60 18,78"),
              shape("50,0 28,34 16,70 30,96 62,98 80,78 68,58 42,58 22,74")),
          List.of(
              shape("12,6 50,4 86,4 86,4 64,38 48,70 38,100"),
              shape("12,6 50,4 86,4 86,4 62,40 46,70 36,100", "34,52 56,50 80,48"),
              shape("14,22 16,6 16,6 50,4 84,4 84,4 72,34 62,66 58,100")),
          List.of(
              shape(
                  "50,48 24,34 24,10 50,0 76,10 76,34 50,48 20,64 18,88 50,100 82,88 80,64 50,48"),
              shape("78,12 52,0 24,12 32,38 62,54 82,80 54,100 20,86 30,60 62,40 78,12")),
          List.of(
              shape("78,20 54,0 26,10 18,34 38,50 66,44 78,20 78,20 76,48 74,74 70,100"),
              shape("76,18 50,2 24,14 20,38 44,50 70,38 76,18 76,18 80,56 68,88 44,100 18,92"),
              shape("72,10 44,2 22,22 28,46 54,46 74,20 74,20 64,60 50,100")));

  private DigitShapes() {}

  /**
   * One way to write a digit.
   *
   * @param strokes each {@code [2 * point + axis]}, in the unit square; not to be modified
   */
  record Shape(List<double[]> strokes) {}

  /** The ways to write a digit, 0 to 9. */
  static List<Shape> of(int digit) {
    return SHAPES.get(digit);
  }

  /** Strokes in text: points 'x,y' in hundredths, separated by blanks. */
  private static Shape shape(String... strokes) {
    return new Shape(List.of(strokes).stream().map(DigitShapes::points).toList());
  }

  private static double[] points(String text) {
    String[] numbers = text.split("[ ,]");
    double[] points = new double[numbers.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = Integer.parseInt(numbers[i]) / 100.0;
    }
    return points;
  }
}
