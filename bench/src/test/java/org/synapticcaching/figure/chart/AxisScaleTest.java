package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisScaleTest {
  @ParameterizedTest
  @CsvSource({
    "0.001,true,0.001",
    "0.5,true,0.5",
    "1000,true,1000",
    "1000,false,10³",
    "2e6,false,2·10⁶",
    "1e-5,false,10⁻⁵",
    "1,false,10⁰"
  })
  void logTicksArePlainNumbersOrPowers(double value, boolean plain, String label) {
    assertEquals(label, AxisScale.label(value, plain));
  }

  @ParameterizedTest
  @CsvSource({"3e4,1.5e5,3|5|7|10", "1e3,3e4,1|2|5|10|20", "2e3,4e3,2|3|4"})
  void shortLogAxesHaveEnoughLabels(double low, double high, String thousands) {
    AxisScale scale = new AxisScale(ChartSpec.Axis.log("energy").from(low, high), List.of());
    double unit = Math.pow(10, Math.floor(Math.log10(low)));
    StringBuilder labelled = new StringBuilder();
    for (int decade = 1; decade <= 10; decade *= 10) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = unit * decade * digit;
        boolean within = value >= scale.first() && value <= scale.last();
        if (within && !scale.labels().apply(value).isEmpty()) {
          labelled.append(labelled.isEmpty() ? "" : "|").append(decade * digit);
        }
      }
    }
    assertEquals(thousands, labelled.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0,9000,5000,5000",
    "0,40000,5000,5·10³",
    "0,40000,-20000,-2·10⁴",
    "-1,1,0.30000000000000004,0.3",
    "-1,1,-1e-17,0",
    "0,2e6,1e-10,0"
  })
  void evenTicksAreShort(double min, double max, double value, String label) {
    AxisScale scale = new AxisScale(ChartSpec.Axis.linear("x").from(min, max), List.of());
    assertEquals(label, scale.labels().apply(value));
  }

  @Test
  void aLogAxisOfNearlyEqualValuesHasEvenSteps() {
    AxisScale narrow = new AxisScale(ChartSpec.Axis.log("ratio"), List.of(1.3, 1.9));
    assertEquals("1.45", narrow.labels().apply(1.45));
    assertEquals(0.5, narrow.place(1.6), 1e-12);
    AxisScale wide = new AxisScale(ChartSpec.Axis.log("ratio"), List.of(1.0, 100.0));
    assertEquals(wide.place(10) - wide.place(1), wide.place(100) - wide.place(10), 1e-12);
  }

  @Test
  void placesReachFromEndToEndAndBeyond() {
    AxisScale log = new AxisScale(ChartSpec.Axis.log("x").from(1, 100), List.of());
    assertEquals(0, log.place(log.first()));
    assertEquals(1, log.place(log.last()));
    assertEquals(0.5, log.place(Math.sqrt(log.first() * log.last())), 1e-12);
    AxisScale even = new AxisScale(ChartSpec.Axis.linear("x").from(0, 2), List.of());
    assertEquals(0.5, even.place(1), 1e-12);
    assertEquals(-1, even.place(2 * even.first() - even.last()), 1e-12);
  }
}
