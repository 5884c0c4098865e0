package org.synapticcaching.numbers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.model.Numerics;

/**
 * The digits that short runs had when their version of numbers was set, by machine: a file among
 * the tests' resources for each backend, and for the spiking neuron. With {@code
 * -Dnumbers.renew=true} the file is written instead of compared with, as far as its version allows.
 */
final class KeptDigits {
  private static final boolean RENEW = Boolean.getBoolean("numbers.renew");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The content of a file.
   *
   * @param version of the numbers
   * @param machines the digits of every run, by what of the machine they depend on
   */
  record Kept(
      @JsonProperty("version") int version,
      @JsonProperty("machines") Map<String, Map<String, List<Double>>> machines) {}

  private final Path file;
  private final String home;
  private final String command;

  /**
   * A file.
   *
   * @param by what computes
   * @param home where its version of numbers stands
   * @param test that looks at it
   */
  KeptDigits(String by, String home, Class<?> test) {
    this(
        Path.of("src", "test", "resources", "org", "synapticcaching", "numbers", by + ".json"),
        home,
        "mvn test -pl cpu,gpu -Dnumbers.renew=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest="
            + test.getSimpleName());
  }

  KeptDigits(Path file, String home, String command) {
    this.file = file;
    this.home = home;
    this.command = command;
  }

  /**
   * Fails when digits changed and their version did not; skips the test where none are kept for
   * this kind of machine.
   */
  void check(Numerics numerics, Map<String, List<Double>> runs) throws IOException {
    check(numerics, runs, RENEW);
  }

  void check(Numerics numerics, Map<String, List<Double>> runs, boolean renew) throws IOException {
    Kept kept =
        Files.exists(file)
            ? JSON.readValue(file.toFile(), Kept.class)
            : new Kept(numerics.version(), Map.of());
    boolean same = kept.version == numerics.version();
    Map<String, List<Double>> before = kept.machines.get(numerics.machine());
    if (same && before != null) {
      before.forEach((run, digits) -> compare(numerics, run, digits, runs.get(run)));
      if (before.keySet().equals(runs.keySet())) {
        return;
      }
    }
    if (renew) {
      Map<String, Map<String, List<Double>>> machines =
          new TreeMap<>(same ? kept.machines : Map.of());
      machines.put(numerics.machine(), new TreeMap<>(runs));
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, JSON.writeValueAsString(new Kept(numerics.version(), machines)) + "\n");
      return;
    }
    if (!same) {
      fail(
          "%s holds the digits of numbers %d, and %s says %d; write those of now: %s"
              .formatted(file, kept.version, home, numerics.version(), command));
    }
    assumeTrue(
        false,
        "no digits of %s are kept; write those of this machine: %s"
            .formatted(numerics.words(), command));
  }

  private void compare(Numerics numerics, String run, List<Double> kept, List<Double> now) {
    if (!kept.equals(now)) {
      fail(
          ("%s: the run '%s' had the digits %s and has %s now. If that is meant, raise the version"
                  + " in %s, so that no saved result from before is mixed with those from now, and"
                  + " write the new digits: %s")
              .formatted(numerics.words(), run, kept, now, home, command));
    }
  }
}
