package org.synapticcaching.joules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

class EnergyProfilerTest {
  private static final MeterSearch NONE = MeterSearch.missing("no made meter", "make one");

  private final MadeMeter cpu = new MadeMeter("made RAPL", Duration.ofNanos(1));
  private final List<String> told = new ArrayList<>();

  /** Counts what a test says. */
  private static final class MadeMeter implements EnergyMeter {
    private final String words;
    private final Duration shortest;
    private double joules = 1000;
    private boolean lost;
    private double perReading;

    MadeMeter(String words, Duration shortest) {
      this.words = words;
      this.shortest = shortest;
    }

    @Override
    public String words() {
      return words;
    }

    @Override
    public Duration shortestWindow() {
      return shortest;
    }

    @Override
    public double joules() throws IOException {
      if (lost) {
        throw new IOException(words + " was unplugged");
      }
      joules += perReading;
      return joules;
    }
  }

  private EnergyProfiler profiler(String option, MeterSearch gpu) {
    Meters meters = new Meters(MeterSearch.found(cpu), gpu);
    return new EnergyProfiler(option, () -> meters, told::add);
  }

  private static IterationParams iteration(IterationType type) {
    return new IterationParams(type, 1, TimeValue.seconds(1), 1);
  }

  /** An iteration that spends, as JMH would have it. */
  private IterationResult run(
      EnergyProfiler profiler, IterationType type, double joules, long operations) {
    profiler.beforeIteration(null, iteration(type));
    cpu.joules += joules;
    IterationResult result =
        new IterationResult(
            null, iteration(type), new IterationResultMetaData(operations, operations));
    result.addResults(profiler.afterIteration(null, iteration(type), result));
    return result;
  }

  private static Map<String, Double> scores(IterationResult result) {
    Map<String, Double> scores = new TreeMap<>();
    result.getRawSecondaryResults().values().forEach(r -> scores.put(r.getLabel(), r.getScore()));
    return scores;
  }

  @Test
  void onlyMeasuredIterationsCountAndTheIdleMachineIsSubtracted() {
    EnergyProfiler profiler = profiler("cpu=0", NONE);
    assertEquals(Map.of(), scores(run(profiler, IterationType.WARMUP, 50, 10)));
    Map<String, Double> found = scores(run(profiler, IterationType.MEASUREMENT, 7, 14));
    assertEquals(
        Map.of(
            "energy.cpu.joules", 7.0,
            "energy.cpu.idle.joules", 0.0,
            "energy.cpu.joules-per-operation", 0.5),
        found);
    assertEquals(List.of(), told);
  }

  @Test
  void idleWattsAreSubtractedForAsLongAsTheWindowIs() throws InterruptedException {
    EnergyProfiler profiler = profiler("cpu=1000", NONE);
    run(profiler, IterationType.WARMUP, 0, 1);
    long start = System.nanoTime();
    profiler.beforeIteration(null, iteration(IterationType.MEASUREMENT));
    Thread.sleep(30);
    cpu.joules += 100;
    IterationResult result = new IterationResult(null, null, new IterationResultMetaData(2, 2));
    result.addResults(profiler.afterIteration(null, iteration(IterationType.MEASUREMENT), result));
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Double> found = scores(result);
    double idle = found.get("energy.cpu.idle.joules");
    assertTrue(idle >= 29 && idle <= 1000 * seconds, idle + " J in " + seconds + " s");
    assertEquals(100 - idle, found.get("energy.cpu.joules"), 1e-9);
    assertEquals((100 - idle) / 2, found.get("energy.cpu.joules-per-operation"), 1e-9);
  }

  @Test
  void anIterationWithoutANumberIsLeftOutOfTheMeanInsteadOfCountingAsZero() {
    EnergyProfiler profiler = profiler("cpu=0", NONE);
    List<IterationResult> iterations = new ArrayList<>();
    iterations.add(run(profiler, IterationType.MEASUREMENT, 99, 1));
    iterations.add(run(profiler, IterationType.MEASUREMENT, 3, 1));
    iterations.add(run(profiler, IterationType.MEASUREMENT, 5, 1));
    for (IterationResult each : iterations) {
      each.addResult(new ThroughputResult(ResultRole.PRIMARY, "p", 1, 1, TimeUnit.SECONDS));
    }
    assertEquals(Map.of(), scores(iterations.get(0)));
    assertEquals(
        List.of("the first iteration contains the set-up and gives no joules; use -wi 1 or more"),
        told);
    var means = new BenchmarkResult(null, iterations).getSecondaryResults();
    assertEquals(4, means.get("energy.cpu.joules").getScore());
    assertEquals(2, means.get("energy.cpu.joules").getSampleCount());
    assertEquals("J", means.get("energy.cpu.joules").getScoreUnit());
  }

  @Test
  void aWindowTooShortForTheMeterGivesNoNumber() {
    MadeMeter slow = new MadeMeter("made NVML", Duration.ofSeconds(1));
    EnergyProfiler profiler = profiler("cpu=0,gpu=1", MeterSearch.found(slow));
    run(profiler, IterationType.WARMUP, 1, 1);
    for (int i = 0; i < 3; i++) {
      Map<String, Double> found = scores(run(profiler, IterationType.MEASUREMENT, 1, 1));
      assertEquals(3, found.size(), found.toString());
      assertTrue(found.keySet().stream().allMatch(name -> name.startsWith("energy.cpu.")));
    }
    assertEquals(
        List.of("gpu gives no joules for iterations shorter than 1000 ms; use -r 2s or more"),
        told);
  }

  @Test
  void aMeterThatIsLostGivesNoNumberAnyMore() {
    EnergyProfiler profiler = profiler("cpu=0", NONE);
    run(profiler, IterationType.WARMUP, 1, 1);
    cpu.lost = true;
    assertEquals(Map.of(), scores(run(profiler, IterationType.MEASUREMENT, 1, 1)));
    cpu.lost = false;
    assertEquals(Map.of(), scores(run(profiler, IterationType.MEASUREMENT, 1, 1)));
    assertEquals(List.of("made RAPL was unplugged"), told);
  }

  @Test
  void aMachineWithoutMetersSaysSoAndGivesNoNumber() {
    EnergyProfiler profiler = new EnergyProfiler("", () -> new Meters(NONE, NONE), told::add);
    run(profiler, IterationType.WARMUP, 1, 1);
    assertEquals(Map.of(), scores(run(profiler, IterationType.MEASUREMENT, 1, 1)));
    assertEquals(
        List.of(
            "cpu not measured: no made meter; make one",
            "gpu not measured: no made meter; make one"),
        told);
  }

  @Test
  void theIdleMachineIsMeasuredAndGoesThroughTheOption() throws Exception {
    Meters meters = new Meters(MeterSearch.found(cpu), NONE);
    cpu.perReading = 3;
    double watts = IdleWatts.measure(meters, 0.01).byMeter().get("cpu");
    assertTrue(watts > 0 && watts <= 300, "3 J in 10 ms or more are " + watts + " W");
    IdleWatts given = new IdleWatts(Map.of("cpu", 12.25, "gpu", 1.0 / 3));
    assertEquals("cpu=12.25,gpu=0.3333333333333333", given.option());
    assertEquals(given, IdleWatts.parse(given.option()));
    assertEquals(new IdleWatts(Map.of()), IdleWatts.measure(new Meters(NONE, NONE), 60));
    for (String wrong : List.of("x", "cpu", "cpu=", "cpu=x", "disk=3", "cpu=-1", "cpu=1;gpu=2")) {
      assertThrows(IllegalArgumentException.class, () -> IdleWatts.parse(wrong), wrong);
    }
  }
}
