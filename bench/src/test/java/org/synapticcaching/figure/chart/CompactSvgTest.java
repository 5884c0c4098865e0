package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactSvgTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M10.0,20.0 L10.5,19.996 L12,18 Z | m10 20h.5l1.5-2z",
        "M1,1 L1,3 L4,3 Z M2,2 L3,2.5 | m1 1v2h3zm1 1l1 .5",
        "M0,0 Q1.004,2 3,4 Q5,6 7.5,8 | m0 0q1 2 3 4 2 2 4.5 4",
        "M-1.5,-2 C1,1 2,2 1E-14,3 | m-1.5-2c2.5 3 3.5 4 1.5 5"
      })
  void pathsAreRelativeAndShort(String path, String expected) {
    assertEquals(expected, CompactPath.of(path));
  }

  @Test
  void roundingDoesNotAddUp() {
    StringBuilder path = new StringBuilder("M0,0");
    for (int i = 1; i <= 1000; i++) {
      path.append(" L").append(i).append(',').append(0.004 * i);
    }
    String compact = CompactPath.of(path.toString());
    double y = 0;
    for (String segment : compact.replaceAll("h1", "l1 0").split("l")) {
      for (String pair : segment.replaceAll("m0 0", "").split("(?<=[0-9]) (?=1)")) {
        y += pair.isBlank() ? 0 : Double.parseDouble(pair.trim().replaceFirst("^1 ?", "0"));
      }
    }
    assertEquals(4, y, 0.01);
  }

  @Test
  void unknownOrBrokenPathsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> CompactPath.of("M1,2 L3"));
  }

  @Test
  void numbersAreRoundedAndClipsNumbered() {
    String svg =
        "<?xml version=\"1.0\"?>\n  <g clip-path=\"url(#clip-77)\">\n"
            + "    <line x1=\"1.23456\" style=\"stroke-width:1.7999999523162842;\"/>\n"
            + "    <path d=\"M1.0,2.0 L1.0,5.001\"/>\n  </g>";
    assertEquals(
        "<?xml version=\"1.0\"?>\n<g clip-path=\"url(#clip-0)\">\n"
            + "<line x1=\"1.23\" style=\"stroke-width:1.8;\"/>\n"
            + "<path d=\"m1 2v3\"/>\n</g>",
        CompactSvg.of(svg));
  }

  @Test
  void aShapeThatComesAgainIsReferredTo() {
    String shape = " d=\"m1 1h3\" style=\"" + "fill:rgb(34,34,34);".repeat(9) + "\"/>";
    String svg = "<g>\n<path" + shape + "\n</g>\n<path" + shape + "\n<path d=\"m1 1h3\"/>";
    assertEquals(
        "<g>\n<path id=\"shape-0\""
            + shape
            + "\n</g>\n<use xlink:href=\"#shape-0\"/>"
            + "\n<path d=\"m1 1h3\"/>",
        CompactSvg.of(svg.replace("m1 1h3", "M1,1 L4,1")));
  }
}
