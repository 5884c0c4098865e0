package org.synapticcaching.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.OtherJava;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.DataPlaces;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.machine.SpeedFlags;

/**
 * The energy of a benchmark on the backends of a card, on the emulated driver that the tests of the
 * GPU module build; benchmarks themselves refuse to be timed there.
 */
class EmulatedEnergyIT {
  private static final Path BUILT = Path.of("..", "gpu", "target", "emulator");
  private static final double TOLERANCE = 1e-4;

  /** What runs on the emulated driver: prints backend, policy, counter and number. */
  static final class Counting {
    private Counting() {}

    /** Counts for each backend that is named. */
    public static void main(String[] backends) throws IOException {
      DataRequest request =
          new DataRequest(
              DataRequest.DIGITS,
              InputEncoding.UNIT,
              DataPlaces.usual(),
              1,
              OptionalInt.of(200),
              OptionalInt.of(1));
      Patterns patterns = DataSets.open(request, line -> {}).train();
      for (String policy : List.of("none", "local-local", "local-neuron", "local-layer")) {
        for (String backend : backends) {
          Workload workload = Workload.lr20(backend, 20, policy, patterns);
          try (Population networks = workload.open(2, 1)) {
            StartingPoint start =
                new StartingPoint(Stage.AFTER_ONE_EPOCH, workload, networks, patterns);
            ModelledEnergy energy = ModelledEnergy.count(networks, patterns, 100);
            start.restore();
            energy
                .perPresentation()
                .forEach(
                    (counter, value) ->
                        System.out.println(
                            String.join(" ", backend, policy, counter.name(), "" + value)));
          }
        }
      }
    }
  }

  @Test
  void backendsOfACardAgreeWithThePlainOne() throws Exception {
    assumeTrue(Files.isDirectory(BUILT), "the emulated driver was not built: needs g++");
    Optional<Path> driver;
    try (Stream<Path> built = Files.list(BUILT)) {
      driver =
          built
              .filter(each -> Files.exists(each.resolve("libcublas.so.12")))
              .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    }
    assumeTrue(driver.isPresent(), "the emulated driver was not built: needs g++");
    List<String> words = new ArrayList<>(List.of(SpeedFlags.VECTORS, SpeedFlags.NATIVE));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(Counting.class.getName(), "ejml", "cublas", "cuda"));
    ProcessBuilder builder = OtherJava.with(words).redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", driver.get().toRealPath().toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    Map<String, Map<String, Double>> found = new HashMap<>();
    for (String line : output.lines().toList()) {
      String[] parts = line.split(" ");
      if (parts.length == 4 && List.of("ejml", "cublas", "cuda").contains(parts[0])) {
        found
            .computeIfAbsent(parts[0], any -> new HashMap<>())
            .put(parts[1] + " " + parts[2], Double.valueOf(parts[3]));
      }
    }
    assertEquals(4 * EnergyCounters.values().length, found.get("ejml").size(), output);
    assertTrue(found.get("ejml").get("local-local CONSOLIDATION") > 0, output);
    found
        .get("ejml")
        .forEach(
            (counter, value) -> {
              for (String backend : List.of("cublas", "cuda")) {
                assertEquals(
                    value, found.get(backend).get(counter), TOLERANCE * value, backend + counter);
              }
            });
  }
}
