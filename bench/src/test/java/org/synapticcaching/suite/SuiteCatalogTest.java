package org.synapticcaching.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.jmh.param.Axis;
import org.synapticcaching.machine.SpeedFlags;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.SuiteRow;
import org.synapticcaching.suite.result.Suites;

/** Every row of every suite is a row that JMH has, measured with the flags for full speed. */
class SuiteCatalogTest {
  private static List<SuiteRow> rows(boolean quick) {
    return SuiteCatalog.rows(Suites.ids(), quick, Backends.all(), 2);
  }

  /** Those of the suites, and those of a card. */
  static Stream<Named<List<SuiteRow>>> allRows() {
    return Stream.of(
        Named.of("quick", rows(true)),
        Named.of("full", rows(false)),
        Named.of("card", CardRows.plan(Backends.all(), 2).rows()),
        Named.of("smallest", CardRows.smallest(Backends.all()).rows()));
  }

  private static BenchmarkListEntry entry(SuiteRow row) {
    SortedSet<BenchmarkListEntry> found =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of("^" + Pattern.quote(row.benchmark()) + "$"),
                List.of());
    assertEquals(1, found.size(), row.words());
    return found.first();
  }

  @ParameterizedTest
  @MethodSource("allRows")
  void everyRowIsABenchmarkWithAllOfItsParametersAtAllowedValues(List<SuiteRow> rows)
      throws Exception {
    for (SuiteRow row : rows) {
      Map<String, String[]> declared = entry(row).getParams().orElse(Map.of());
      assertEquals(
          new TreeSet<>(declared.keySet()), new TreeSet<>(row.parameters().keySet()), row.words());
      for (Map.Entry<String, String> parameter : row.parameters().entrySet()) {
        Field field = Class.forName(row.type()).getField(parameter.getKey());
        Axis axis = Axis.of(field).orElseThrow();
        assertEquals(Optional.empty(), axis.refusal(parameter.getValue()), row.words());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allRows")
  void everyForkHasTheFlagsOfTheCommandLine(List<SuiteRow> rows) {
    for (SuiteRow row : rows) {
      List<String> appended = List.copyOf(entry(row).getJvmArgsAppend().orElse(List.of()));
      if (row.suite().equals("memory")) {
        assertTrue(SpeedFlags.all().containsAll(appended), row.words());
      } else {
        assertEquals(SpeedFlags.all(), appended, row.words());
      }
      assertFalse(entry(row).getJvmArgs().hasValue(), row.words());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsDifferAndSoDoTheirVariants(boolean quick) {
    List<SuiteRow> rows = rows(quick);
    assertEquals(rows.size(), rows.stream().map(SuiteRow::words).distinct().count());
    new SuitePlan(rows, 1, Effort.QUICK);
    for (String suite : Suites.ids()) {
      assertTrue(rows.stream().anyMatch(row -> row.suite().equals(suite)), suite);
      assertFalse(SuiteCatalog.description(suite).isEmpty());
    }
  }
}
