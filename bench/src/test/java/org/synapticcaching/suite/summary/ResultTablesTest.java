package org.synapticcaching.suite.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.jmh.EnergyCounters;
import org.synapticcaching.roofline.Bound;
import org.synapticcaching.suite.compare.Interval;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Counter;

class ResultTablesTest {
  private static final Bound BOUND =
      new Bound(
          "L2 bandwidth, one thread", 1e11, "B/s", 2.5e10, 0.25, 1000, 500, "presentation", 1);

  private static Counter counter(double value) {
    return new Counter("u", List.of(List.of(value, value), List.of(value)));
  }

  private static BenchRow train() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("backend", "simd");
    parameters.put("stage", "fresh");
    Map<String, Counter> counters = new LinkedHashMap<>();
    for (EnergyCounters each : EnergyCounters.values()) {
      counters.put(each.label(), counter(1 + each.ordinal()));
    }
    counters.put("energy.cpu.joules-per-operation", counter(0.5));
    return new BenchRow(
        "training",
        "TrainBenchmark.train",
        parameters,
        "thrpt",
        "ops/s",
        List.of(List.of(100.0, 102.0), List.of(98.0)),
        counters);
  }

  private static BenchRow population() {
    return new BenchRow(
        "population",
        "PopulationBenchmark.train",
        Map.of("backend", "ejml"),
        "thrpt",
        "ops/s",
        List.of(List.of(10.0)),
        Map.of("presented", counter(200.0), "energy.gpu.joules-per-operation", counter(4.0)));
  }

  private static BenchRow selection() {
    return new BenchRow(
        "selection",
        "SelectionBenchmark.threshold",
        Map.of("method", "vectors, all"),
        "avgt",
        "us/op",
        List.of(List.of(3.0)),
        Map.of("energy.cpu.joules-per-operation", counter(2.0)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void rowsHaveALineForEachIteration() throws IOException {
    assertEquals(
        """
        suite,benchmark,backend,mode,fork,iteration,score,unit,param.stage,param.method
        training,TrainBenchmark.train,simd,thrpt,1,1,100.0,ops/s,fresh,
        training,TrainBenchmark.train,simd,thrpt,1,2,102.0,ops/s,fresh,
        training,TrainBenchmark.train,simd,thrpt,2,1,98.0,ops/s,fresh,
        selection,SelectionBenchmark.threshold,,avgt,1,1,3.0,us/op,,"vectors, all"
        """,
        text(ResultTables.rows(List.of(train(), selection()))));
  }

  @Test
  void modelledUnitsAndJoulesHaveColumnsOfTheirOwn() throws IOException {
    List<SummaryRow> rows =
        List.of(
            new SummaryRow(train(), new Interval(98, 99.5, 101), Optional.of(BOUND)),
            new SummaryRow(
                population(), new Interval(Double.NaN, 10, Double.NaN), Optional.empty()),
            new SummaryRow(selection(), new Interval(Double.NaN, 3, Double.NaN), Optional.empty()));
    assertEquals(
        """
        suite,benchmark,backend,param.stage,param.method,mode,unit,forks,iterations,\
        score.median,score.low,score.high,\
        bound,bound.value,bound.unit,achieved,bound.fraction,operations,bytes,\
        energy.total.weight-change,energy.consolidation.weight-change,\
        energy.maintenance.weight-change,energy.without-caching.weight-change,\
        energy.minimum.weight-change,energy.stage,\
        joules.cpu.per-presentation,joules.gpu.per-presentation,joules.meter
        training,TrainBenchmark.train,simd,fresh,,thrpt,ops/s,2,2,99.5,98.0,101.0,\
        "L2 bandwidth, one thread",1.0E11,B/s,2.5E10,0.25,1000.0,500.0,\
        1.0,2.0,3.0,4.0,5.0,fresh,0.5,,RAPL
        population,PopulationBenchmark.train,ejml,,,thrpt,ops/s,1,1,10.0,nan,nan,\
        ,,,,,,,,,,,,,,0.2,NVML
        selection,SelectionBenchmark.threshold,,,"vectors, all",avgt,us/op,1,1,3.0,nan,nan,\
        ,,,,,,,,,,,,,,,
        """,
        text(ResultTables.summary(rows, SummaryColumns.all(Map.of("cpu", "RAPL", "gpu", "NVML")))));
  }

  @Test
  void theTableHasALinePerBackendUnderItsVariant() {
    BenchRow ejml =
        new BenchRow(
            "training",
            "TrainBenchmark.train",
            Map.of("backend", "ejml", "stage", "fresh"),
            "thrpt",
            "ops/s",
            List.of(List.of(5.0)),
            Map.of());
    String table =
        SuiteTable.of(
            List.of(
                new SummaryRow(ejml, new Interval(Double.NaN, 5, Double.NaN), Optional.empty()),
                new SummaryRow(train(), new Interval(98, 99.5, 101), Optional.of(BOUND))));
    assertEquals(
        List.of(
            "training",
            "  TrainBenchmark.train (stage=fresh): ops/s, more is better",
            "    ejml    5.00",
            "    simd    99.5 (98.0 to 101)                25 % of L2 bandwidth, one thread"
                + "          1.00 weight change, 5.00e-01 J (cpu) per presentation"),
        table.lines().toList());
  }
}
