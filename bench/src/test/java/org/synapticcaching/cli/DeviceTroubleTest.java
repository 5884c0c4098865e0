package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.calibration.SpeedCache;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.Cli.Outcome;

/** What users see when a device is missing, is lost, or is taken by {@code auto}. */
class DeviceTroubleTest {
  @TempDir private Path folder;

  @AfterEach
  void forget() {
    List.of(
            DeviceThatIsLost.AT,
            DeviceThatIsLost.FAST,
            DeviceForSweeps.THERE,
            DeviceThatIsLost.TF32,
            PopulationSpec.TF32_PROPERTY)
        .forEach(System::clearProperty);
    MeasuredDevices.forget();
  }

  static List<Backend> missing() {
    return Backends.all().stream().filter(backend -> !backend.availability().available()).toList();
  }

  @ParameterizedTest
  @MethodSource("missing")
  void whatIsMissingIsToldByTheListAndByWhoAsksForIt(Backend backend) {
    Availability why = backend.availability();
    String listed = Cli.run("backends").out();
    assertTrue(listed.contains("why not: " + why.reason()), listed);
    assertTrue(listed.contains("what to do: " + why.remedy()), listed);
    Outcome refused = Cli.trainSmall("--backend", backend.id());
    assertEquals(1, refused.code());
    assertEquals(
        "synaptic-caching: backend '"
            + backend.id()
            + "' is not available: "
            + why.reason()
            + "; "
            + why.remedy()
            + System.lineSeparator(),
        refused.err());
    Outcome figure =
        Cli.run("figure", "lr20-fig5b", "--backend", backend.id(), "--out", folder.toString());
    assertEquals(1, figure.code());
    assertEquals(refused.err(), figure.err());
  }

  @Test
  void aLostDeviceEndsTrainingWithOneLineAndTheHistoryUntilThen() throws Exception {
    System.setProperty(DeviceThatIsLost.AT, "120");
    Path history = folder.resolve("history.csv");
    Outcome outcome =
        Cli.trainSmall(
            "--backend",
            DeviceThatIsLost.ID,
            "--epochs",
            "5",
            "--test-every",
            "25",
            "--history",
            history.toString());
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    List<String> lines =
        outcome.err().lines().filter(line -> line.startsWith("synaptic-caching")).toList();
    assertEquals(List.of("synaptic-caching: " + DeviceThatIsLost.MESSAGE), lines);
    List<String> presentations =
        Files.readAllLines(history).stream()
            .skip(1)
            .map(row -> row.substring(0, row.indexOf(',')))
            .toList();
    assertEquals(List.of("25", "50", "60", "75", "100"), presentations);
  }

  @Test
  void aLostDeviceEndsAFigureAndLeavesItsFinishedRuns() throws Exception {
    String[] command = {
      "figure",
      "n22-fig6",
      "--data",
      "digits",
      "--runs",
      "1",
      "--threads",
      "1",
      "--backend",
      DeviceThatIsLost.ID,
      "--out",
      folder.toString()
    };
    System.setProperty(DeviceThatIsLost.AT, "1");
    Outcome outcome = Cli.run(command);
    assertEquals(1, outcome.code());
    String last = outcome.err().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.startsWith("synaptic-caching: run "), last);
    assertTrue(
        last.endsWith(
            " failed: "
                + DeviceThatIsLost.MESSAGE
                + " (finished runs are saved; the same command goes on from there)"),
        last);
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(files.noneMatch(file -> file.endsWith("data.csv")));
    }
  }

  @Test
  void autoTellsWhyItTookADevice() {
    System.setProperty(DeviceThatIsLost.FAST, "true");
    MeasuredDevices.keep(folder);
    Outcome outcome = Cli.trainSmall("--hidden", "1000", "--presentations", "5", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    List<String> told = outcome.err().lines().toList();
    assertTrue(told.get(0).startsWith("note: auto goes by what it measured before ("), told.get(0));
    assertTrue(
        told.get(1).startsWith("note: auto takes " + DeviceThatIsLost.ID + ": "), told.get(1));
    assertTrue(outcome.out().contains("\"backend\" : \"" + DeviceThatIsLost.ID + "\""));
    Outcome small = Cli.trainSmall("--presentations", "5", "--json");
    assertTrue(small.err().contains("note: auto takes simd: "), small.err());
    assertTrue(small.out().contains("\"backend\" : \"simd\""));
    String listed = Cli.run("backends").out();
    assertTrue(
        listed.contains("takes simd, and " + DeviceThatIsLost.ID + " where it is expected to win"),
        listed);
  }

  /** The device of this test can learn networks and no perceptrons, as no card does. */
  @Test
  void aDeviceThatCannotBeMeasuredIsNotTakenUnlessItIsNamed() {
    System.setProperty(DeviceThatIsLost.FAST, "true");
    System.setProperty(SpeedCache.PROPERTY, folder.toString());
    String listed = Cli.run("backends").out();
    assertTrue(
        listed.contains("takes simd, and " + DeviceThatIsLost.ID + " where it wins by what"),
        listed);
    Outcome outcome = Cli.trainSmall("--hidden", "1000", "--presentations", "5", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .err()
            .startsWith("note: auto could not measure " + DeviceThatIsLost.ID + " beside simd"),
        outcome.err());
    assertTrue(outcome.out().contains("\"backend\" : \"simd\""), outcome.out());
    Outcome named = Cli.trainSmall("--presentations", "5", "--backend", DeviceThatIsLost.ID);
    assertEquals(0, named.code());
    assertEquals("", named.err());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void onePerceptronIsNotForADeviceAndThatIsTold() {
    System.setProperty(DeviceForSweeps.THERE, "true");
    System.setProperty(SpeedCache.PROPERTY, folder.toString());
    Outcome outcome = Cli.run("perceptron", "--synapses", "20", "--patterns", "10", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .err()
            .startsWith("note: auto takes simd: one perceptron is a chain of small updates"),
        outcome.err());
    assertTrue(outcome.out().contains("\"backend\" : \"simd\""), outcome.out());
    assertEquals(0, folder.toFile().list().length, "nothing was measured for it");
    Outcome asked =
        Cli.run("perceptron", "--synapses", "9", "--patterns", "9", "--backend", "ejml");
    assertEquals("", asked.err());
  }

  @Test
  void roundingOfProductsIsOffUnlessRequestedAndIsRecorded() {
    assertRounding("off");
    assertRounding("on", "--tf32", "on");
    System.setProperty(PopulationSpec.TF32_PROPERTY, "true");
    assertRounding("on");
    assertRounding("off", "--tf32", "off");
    assertEquals("true", System.getProperty(PopulationSpec.TF32_PROPERTY));
  }

  /** What the population is opened with, and what the summary says. */
  private static void assertRounding(String expected, String... option) {
    List<String> arguments = new ArrayList<>(List.of(option));
    arguments.addAll(List.of("--presentations", "5", "--backend", DeviceThatIsLost.ID, "--json"));
    String summary = Cli.trainSmall(arguments.toArray(String[]::new)).out();
    assertTrue(summary.contains("\"tf32\" : \"" + expected + "\""), summary);
    assertEquals(String.valueOf(expected.equals("on")), System.getProperty(DeviceThatIsLost.TF32));
  }
}
