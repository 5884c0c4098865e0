package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.EmulatedDriver;
import org.synapticcaching.OtherJava;

/** The jars as users start them, on the emulated driver that the tests of the GPU module build. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class EmulatedGpuIT {
  @TempDir private Path folder;
  private Path driver;

  @BeforeEach
  void find() throws IOException {
    driver = EmulatedDriver.found(Path.of(".."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cublas", "cuda"})
  void trainingMatchesTheProcessor(String backend) throws Exception {
    JsonNode device = train(backend);
    JsonNode processor = train("simd");
    assertEquals(backend, device.get("backend").asText());
    assertTrue(device.get("device").asText().startsWith("Emulated GPU"), device.toString());
    for (String part : List.of("consolidation", "residual", "withoutCaching", "minimum")) {
      double expected = processor.get("energy").get(part).asDouble();
      assertEquals(expected, device.get("energy").get(part).asDouble(), 1e-3 * expected, part);
    }
    assertEquals(processor.get("accuracy"), device.get("accuracy"));
  }

  private JsonNode train(String backend) throws Exception {
    List<String> words = new ArrayList<>(List.of("train", "--data", "digits", "--hidden", "10"));
    words.addAll(List.of("--train-limit", "100", "--test-limit", "50", "--backend", backend));
    words.addAll(List.of("--policy", "local-local", "--threshold", "0.01", "--json"));
    assertEquals(0, run("synaptic-caching.jar", words), () -> text("err"));
    return new ObjectMapper().readTree(text("out"));
  }

  @Test
  void aFigureOfPerceptronsMatchesTheProcessor() throws Exception {
    List<List<String>> device = figure("cuda");
    List<List<String>> processor = figure("auto");
    assertEquals(
        "", text("err").lines().filter(line -> line.contains("auto")).findAny().orElse(""));
    assertEquals(processor.get(0), device.get(0));
    assertEquals(processor.size(), device.size());
    for (int row = 1; row < device.size(); row++) {
      for (int column = 0; column < device.get(row).size(); column++) {
        String expected = processor.get(row).get(column);
        String actual = device.get(row).get(column);
        if (!expected.equals(actual)) {
          double number = Double.parseDouble(expected);
          assertEquals(number, Double.parseDouble(actual), 1e-9 * Math.abs(number), expected);
        }
      }
    }
    assertEquals(claims("auto"), claims("cuda"));
  }

  /** Of a figure made there: the rows of its data. */
  private List<List<String>> figure(String backend) throws Exception {
    List<String> words = new ArrayList<>(List.of("figure", "n22-fig1", "--runs", "1"));
    words.addAll(List.of("--backend", backend, "--out", backend));
    assertEquals(0, run("synaptic-caching.jar", words), () -> text("err"));
    String run = Files.readString(folder.resolve(backend).resolve("n22-fig1/run.json"));
    String used = backend.equals("auto") ? "simd" : backend;
    assertEquals(used, new ObjectMapper().readTree(run).get("backend").asText());
    return text(backend + "/n22-fig1/data.csv").lines().map(l -> List.of(l.split(","))).toList();
  }

  private List<String> claims(String backend) throws IOException {
    JsonNode claims = new ObjectMapper().readTree(text(backend + "/n22-fig1/claims.json"));
    List<String> verdicts = new ArrayList<>();
    claims.get("claims").forEach(claim -> verdicts.add(claim.get("verdict").asText()));
    return verdicts;
  }

  /** Two figures in one population of perceptrons, and one of them by itself. */
  @Test
  void figuresMadeTogetherAreThoseMadeAlone() throws Exception {
    List<String> words = new ArrayList<>(List.of("reproduce", "n22-fig1", "n22-fig8"));
    words.addAll(List.of("--runs", "1", "--backend", "cuda", "--out", "together"));
    assertEquals(0, run("synaptic-caching.jar", words), () -> text("err"));
    figure("cuda");
    for (String file : List.of("data.csv", "claims.json")) {
      assertEquals(text("cuda/n22-fig1/" + file), text("together/n22-fig1/" + file));
    }
    assertTrue(text("together/summary.csv").contains("\nn22-fig8,quick,cuda,none,1,"));
  }

  @Test
  void figuresAreByteForByteTheSameOnTwoCards() throws Exception {
    List<String> words = new ArrayList<>(List.of("reproduce", "n22-fig1", "n22-fig8"));
    words.addAll(List.of("--runs", "1", "--backend", "cuda", "--out"));
    for (String kinds : List.of("A", "AA")) {
      List<String> all = new ArrayList<>(words);
      all.add(kinds);
      assertEquals(0, runOn(kinds, all), () -> text("err"));
      assertEquals(
          kinds.equals("AA"), text("err").contains("note: cuda spreads runs over 2 cards"));
    }
    for (String figure : List.of("n22-fig1", "n22-fig8")) {
      for (String file : List.of("data.csv", "claims.json")) {
        assertEquals(text("A/" + figure + "/" + file), text("AA/" + figure + "/" + file));
      }
    }
  }

  @Test
  void aSweepIsTheSameOnOneCardOnTwoAndInShards() throws Exception {
    for (String kind : List.of("train", "perceptron")) {
      List<String> words = new ArrayList<>(List.of("sweep", kind, "--vary", "seed=1..12"));
      words.addAll(List.of("--policy", "local-local", "--backend", "cuda"));
      words.addAll(
          kind.equals("train")
              ? List.of("--vary", "hidden=3,4", "--threshold", "0.01", "--data", "digits")
              : List.of("--vary", "patterns=5,9", "--threshold", "1.5", "--synapses", "20"));
      words.addAll(
          kind.equals("train")
              ? List.of("--train-limit", "60", "--test-limit", "20", "--out")
              : List.of("--out"));
      String whole = sweep("A", words, kind + "-one");
      assertEquals(25, whole.lines().count(), whole);
      assertEquals(whole, sweep("AA", words, kind + "-two"));
      assertTrue(text("err").contains("note: cuda spreads runs over 2 cards"), text("err"));
      for (String shard : List.of("2/2", "1/2")) {
        List<String> part = new ArrayList<>(words);
        part.addAll(List.of(kind + "-shards", "--shard", shard));
        assertEquals(0, runOn("A", part), () -> text("err"));
      }
      List<String> gather = new ArrayList<>(words);
      gather.addAll(List.of(kind + "-shards", "--gather"));
      assertEquals(0, runOn("A", gather), () -> text("err"));
      assertEquals(whole, text(kind + "-shards/sweep.csv"));
    }
  }

  private String sweep(String cards, List<String> words, String out) throws Exception {
    List<String> all = new ArrayList<>(words);
    all.add(out);
    assertEquals(0, runOn(cards, all), () -> text("err"));
    return text(out + "/sweep.csv");
  }

  @Test
  void aCardIsTakenByItsNumberAndAnotherOneNever() throws Exception {
    List<String> words = new ArrayList<>(List.of("train", "--data", "digits", "--hidden", "10"));
    words.addAll(List.of("--presentations", "20", "--test-limit", "20", "--json"));
    words.addAll(List.of("--backend", "cuda", "--device"));
    List<String> second = new ArrayList<>(words);
    second.add("1");
    assertEquals(0, runOn("AB", second), () -> text("err"));
    JsonNode summary = new ObjectMapper().readTree(text("out"));
    assertTrue(summary.get("device").asText().startsWith("Emulated GPU B"), summary.toString());
    assertEquals(1, summary.get("settings").get("device").asInt());
    List<String> third = new ArrayList<>(words);
    third.add("2");
    assertEquals(2, runOn("AB", third));
    assertTrue(
        text("err")
            .startsWith("synaptic-caching: --device: there is no card 2 that can be used: 2"),
        text("err"));
    assertEquals(1, text("err").lines().count(), text("err"));
    assertEquals("", text("out"));
  }

  @Test
  void autoNeverTakesIt() throws Exception {
    assertEquals(0, run("synaptic-caching.jar", List.of("backends")));
    assertTrue(text("out").contains("Emulated GPU"), text("out"));
    assertTrue(text("out").contains("'--backend auto' takes simd."), text("out"));
  }

  @Test
  void benchmarksRefuseIt() throws Exception {
    List<String> words = new ArrayList<>(List.of("jmh.TrainBenchmark", "-p", "backend=cublas"));
    words.addAll(List.of("-p", "hidden=20", "-p", "policy=none", "-f", "1", "-wi", "0", "-i", "1"));
    assertEquals(1, run("benchmarks.jar", words));
    List<String> refusals =
        text("out").lines().filter(line -> line.startsWith("not measured: ")).toList();
    assertEquals(1, refusals.size(), text("out"));
    assertTrue(refusals.get(0).endsWith("which is no device"), refusals.get(0));
    assertTrue(text("out").lines().noneMatch(line -> line.startsWith("\tat ")), text("out"));
  }

  /** With a card for each letter of {@code kinds}. */
  private int runOn(String kinds, List<String> arguments) throws Exception {
    return run("synaptic-caching.jar", arguments, Map.of("EMULATED_GPUS", kinds));
  }

  private int run(String jar, List<String> arguments) throws Exception {
    return run(jar, arguments, Map.of());
  }

  private int run(String jar, List<String> arguments, Map<String, String> environment)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(OtherJava.COMPILING_QUICKLY));
    words.addAll(List.of("-Djmh.ignoreLock=true", "-jar"));
    words.addAll(List.of(Path.of(System.getProperty("jars"), jar).toString()));
    words.addAll(arguments);
    ProcessBuilder builder =
        OtherJava.with(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("LD_LIBRARY_PATH", driver.toString());
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
