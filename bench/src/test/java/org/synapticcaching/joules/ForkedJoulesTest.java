package org.synapticcaching.joules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Joules on their way from a fork to JMH's file. */
class ForkedJoulesTest {
  @TempDir private Path folder;

  @Test
  void theFileHasTheMeanOverIterationsAndForks() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    Path file = folder.resolve("results.json");
    new Runner(
            new OptionsBuilder()
                .include("MemoryBenchmark.copy")
                .param("memory", "host")
                .param("mebibytes", "1")
                .forks(2)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(10))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(10))
                .addProfiler(MadeEnergyProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .build())
        .run();
    JsonNode metrics = new ObjectMapper().readTree(file.toFile()).get(0).get("secondaryMetrics");
    JsonNode joules = metrics.get(JouleCounters.CPU.joules());
    assertEquals(2, joules.get("score").asDouble());
    assertEquals("J", joules.get("scoreUnit").asText());
    assertEquals("[[2.0,2.0,2.0],[2.0,2.0,2.0]]", joules.get("rawData").toString());
    assertEquals(0, metrics.get(JouleCounters.CPU.idleJoules()).get("score").asDouble());
    assertTrue(metrics.get(JouleCounters.CPU.joulesPerOperation()).get("score").asDouble() > 0);
    assertTrue(metrics.get(JouleCounters.GPU.joules()) == null, "no card was read");
  }
}
