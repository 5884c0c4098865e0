package org.synapticcaching.jmh.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.joules.EnergyMeter;
import org.synapticcaching.joules.EnergyProfiler;
import org.synapticcaching.joules.MeterSearch;
import org.synapticcaching.joules.Meters;

class AskedEnergyTest {
  private static final MeterSearch NONE =
      new MeterSearch(Optional.empty(), "no made meter", "make one");

  private static final String CLASS = "org.synapticcaching.joules.EnergyProfiler";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private List<ProfilerConfig> profilers(Meters meters, String words) {
    OutputFormat out =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(printed, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
    return AskedEnergy.resolved(words.split(" "), () -> meters, out).getProfilers();
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static EnergyMeter meter() {
    return new EnergyMeter() {
      @Override
      public String words() {
        return "a made meter";
      }

      @Override
      public Duration shortestWindow() {
        return Duration.ZERO;
      }

      @Override
      public double joules() {
        return 5;
      }
    };
  }

  @Test
  void theWordBecomesTheClassWithTheIdleWattsThatWereGiven() {
    Meters meters = new Meters(new MeterSearch(Optional.of(meter()), "", ""), NONE);
    assertEquals(
        List.of(new ProfilerConfig("gc", ""), new ProfilerConfig(CLASS, "cpu=12.5")),
        profilers(meters, "Train -prof gc -prof energy:cpu=12.5 -f 1"));
    assertEquals(
        List.of(
            "# energy: cpu a made meter, idle 12.50 W",
            "# energy: gpu not measured: no made meter; make one"),
        lines());
  }

  @Test
  void whereNothingCanBeReadTheRunGoesOnWithoutAndSaysWhy() {
    assertEquals(List.of(), profilers(new Meters(NONE, NONE), "Train -prof energy"));
    assertEquals(
        List.of(
            "# energy: cpu not measured: no made meter; make one",
            "# energy: gpu not measured: no made meter; make one"),
        lines());
  }

  @Test
  void whoDoesNotAskPaysNothing() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    String[] words = {"energy", "-f", "1"};
    assertEquals(
        List.of("energy"),
        AskedEnergy.resolved(
                words,
                () -> {
                  throw new AssertionError("no meter is looked for");
                },
                silent)
            .getIncludes());
  }

  @Test
  void jmhFindsTheProfilerAndMakesItFromItsOption() throws ProfilerException {
    ByteArrayOutputStream listed = new ByteArrayOutputStream();
    ProfilerFactory.listProfilers(new PrintStream(listed, true, StandardCharsets.UTF_8));
    String list = listed.toString(StandardCharsets.UTF_8);
    assertTrue(list.contains(CLASS + ": Joules"), list);
    assertTrue(list.contains("ModelledEnergyProfiler: Energy in the model"), list);
    assertTrue(
        ProfilerFactory.getProfilerOrException(new ProfilerConfig(CLASS, "gpu=3"))
            instanceof EnergyProfiler);
  }

  @Test
  void aWrongOptionIsRefusedBeforeAnythingIsMeasured() throws Exception {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    String[] words = {"jmh.MemoryBenchmark", "-prof", "energy:watts"};
    assertEquals(
        2, BenchmarkMain.run(words, new PrintStream(errors, true, StandardCharsets.UTF_8)));
    assertEquals(
        "benchmarks: -prof energy takes the watts of the idle machine such as cpu=12.5,gpu=60, got"
            + " 'watts'",
        errors.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void theMetersOfThisMachineAreReadOrSaidToBeMissing() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    Path out = folder.resolve("out");
    String words =
        "MemoryBenchmark -p mebibytes=1 -p memory=host -f 0 -wi 1 -w 10ms -i 1 -r 10ms"
            + " -prof energy:cpu=0,gpu=0 -o "
            + out;
    assertEquals(0, BenchmarkMain.run(words.split(" "), System.err));
    String text = Files.readString(out);
    for (String meter : List.of("cpu", "gpu")) {
      List<String> said =
          text.lines().filter(line -> line.startsWith("# energy: " + meter)).toList();
      assertEquals(1, said.size(), text);
    }
  }
}
