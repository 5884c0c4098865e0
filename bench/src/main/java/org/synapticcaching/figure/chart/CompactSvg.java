package org.synapticcaching.figure.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes an SVG document as small as it can be without a visible difference, and the same each time:
 * numbers to a hundredth of a pixel, no indentation, each shape once, clipping areas numbered in
 * order (the library names them by chance).
 */
final class CompactSvg {
  private static final int DECIMALS = 2;
  private static final Pattern LONG_NUMBER =
      Pattern.compile("-?[0-9]+(?:\\.[0-9]+E-?[0-9]+|\\.[0-9]{3,})");
  private static final Pattern PATH = Pattern.compile(" d=\"([^\"]+)\"");
  private static final Pattern SHAPE = Pattern.compile("<path [^>]{100,}/>");
  private static final Pattern INDENTATION = Pattern.compile("\\n\\s+<");
  private static final Pattern CLIP_NAME = Pattern.compile("clip-?[0-9]+");

  private CompactSvg() {}

  /** The same picture. */
  static String of(String svg) {
    String paths =
        PATH.matcher(svg).replaceAll(match -> " d=\"" + CompactPath.of(match.group(1)) + '"');
    String numbers = LONG_NUMBER.matcher(paths).replaceAll(match -> rounded(match.group()));
    return numbered(shared(INDENTATION.matcher(numbers).replaceAll("\n<")));
  }

  /** Refers to a shape that was drawn before, such as a label that all panels have. */
  private static String shared(String svg) {
    Set<String> repeated = new HashSet<>();
    Set<String> seen = new HashSet<>();
    SHAPE
        .matcher(svg)
        .results()
        .map(MatchResult::group)
        .filter(s -> !seen.add(s))
        .forEach(repeated::add);
    Map<String, String> names = new HashMap<>();
    return SHAPE
        .matcher(svg)
        .replaceAll(
            match -> {
              String shape = match.group();
              if (!repeated.contains(shape)) {
                return shape;
              }
              if (names.containsKey(shape)) {
                return "<use xlink:href=\"#" + names.get(shape) + "\"/>";
              }
              names.put(shape, "shape-" + names.size());
              return "<path id=\"" + names.get(shape) + '"' + shape.substring("<path".length());
            });
  }

  private static String rounded(String number) {
    BigDecimal value = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String numbered(String svg) {
    Map<String, String> names = new HashMap<>();
    return CLIP_NAME
        .matcher(svg)
        .replaceAll(match -> names.computeIfAbsent(match.group(), n -> "clip-" + names.size()));
  }
}
