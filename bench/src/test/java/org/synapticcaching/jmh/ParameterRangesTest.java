package org.synapticcaching.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import org.synapticcaching.jmh.param.Axis;
import org.synapticcaching.jmh.param.Range;

class ParameterRangesTest {
  @Test
  void everyAxisTellsItsRangeAndKeepsToIt() {
    List<Class<?>> benchmarks = new ArrayList<>(EveryCombinationTest.benchmarks());
    benchmarks.add(MemoryBenchmark.class);
    for (Class<?> type : benchmarks) {
      int axes = 0;
      for (Field field : type.getFields()) {
        Optional<Axis> axis = Axis.of(field);
        for (String value : axis.isEmpty() ? new String[0] : usual(field)) {
          assertEquals(Optional.empty(), axis.get().refusal(value), field + " " + value);
          axes++;
        }
      }
      assertTrue(axes > 0, type.getName());
    }
  }

  @Test
  void everyRuleThatIsAllowedCanBeMeasured() {
    CompetitiveTrainBenchmark benchmark = new CompetitiveTrainBenchmark();
    benchmark.hidden = 20;
    benchmark.plastic = 0.1;
    assertTrue(Range.RULE.words().contains("static-hidden"));
    for (String rule : Range.RULE.words()) {
      benchmark.rule = rule;
      assertEquals(rule, benchmark.plasticity().rule().id());
    }
  }

  private static String[] usual(Field field) {
    return field.getAnnotation(Param.class).value();
  }
}
