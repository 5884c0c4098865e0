package org.synapticcaching.backend.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;

/** What is measured once, kept, found again, and measured anew where it does not hold. */
class CalibrationsTest {
  private static final Speeds SPEEDS = ExampleSpeeds.ofLargeCard();
  private static final Backend SIMD =
      new NamedBackend("simd", Availability.on("2 threads"), Optional.empty());

  @TempDir private Path folder;
  private String driver = "560.35.03, CUDA 12.6";
  private int measured;

  private final Backend cuda =
      new NamedBackend(
          "cuda", Availability.on("card"), Optional.of(new DeviceSize(132, 1L << 37))) {
        @Override
        public String driver() {
          return driver;
        }
      };

  /** As a new program finds it. */
  private Calibrations program() {
    return program(new SpeedCache(folder));
  }

  private Calibrations program(SpeedCache cache) {
    return new Calibrations(
        cache,
        (processor, device) -> {
          measured++;
          return SPEEDS;
        });
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList().get(0);
    }
  }

  @Test
  void theFirstUseMeasuresAndLaterOnesGoByIt() throws IOException {
    Calibrated first = program().of(SIMD, cuda);
    assertEquals(Optional.of(SPEEDS), first.speeds());
    assertEquals(1, first.notes().size());
    assertTrue(first.notes().get(0).startsWith("auto measured for "), first.notes().get(0));
    assertTrue(
        first
            .notes()
            .get(0)
            .endsWith(
                "(kept in "
                    + file()
                    + "): a presentation takes simd 4.47 us at 100 hidden units and 298 us at"
                    + " 10000, and cuda 8.00 us for 132 networks at 100 and 5.56 us for one at 10000;"
                    + " an update of a perceptron takes simd 0.140 us (0.660 us with caching), and"
                    + " cuda 0.900 us (2.40 us) in 528 runs at once"),
        first.notes().get(0));
    Calibrated second = program().of(SIMD, cuda);
    assertEquals(first.speeds(), second.speeds());
    assertTrue(
        second.notes().get(0).startsWith("auto goes by what it measured before (" + file() + "): "),
        second.notes().get(0));
    assertEquals(1, measured);
  }

  @Test
  void aProgramTellsItOnce() {
    Calibrations program = program();
    program.of(SIMD, cuda);
    assertEquals(new Calibrated(Optional.of(SPEEDS), List.of()), program.of(SIMD, cuda));
    assertEquals(1, measured);
  }

  @Test
  void whatIsKeptIsFoundWithoutMeasuring() {
    assertEquals(Optional.empty(), program().kept(SIMD, cuda));
    program().of(SIMD, cuda);
    assertEquals(Optional.of(SPEEDS), program().kept(SIMD, cuda));
    assertEquals(1, measured);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\0\0", "smallOnDevice=nothing", "card=\\u12", "card = other", "<html>"})
  void whatIsDamagedIsMeasuredAnewWithANotice(String content) throws IOException {
    program().of(SIMD, cuda);
    Path file = file();
    Files.writeString(file, content);
    assertMeasuredAnew(file.toString());
    assertEquals(Optional.of(SPEEDS), program().kept(SIMD, cuda));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1e-3x", ""})
  void timesThatCannotBeAreMeasuredAnew(String time) throws IOException {
    program().of(SIMD, cuda);
    Path file = file();
    Files.writeString(
        file, Files.readString(file).replaceAll("(?m)^largeOnDevice=.*$", "largeOnDevice=" + time));
    assertMeasuredAnew(file + " is damaged (");
  }

  private void assertMeasuredAnew(String told) {
    measured = 0;
    Calibrated anew = program().of(SIMD, cuda);
    assertEquals(1, measured);
    assertEquals(Optional.of(SPEEDS), anew.speeds());
    assertEquals(2, anew.notes().size());
    assertTrue(anew.notes().get(0).contains(told), anew.notes().get(0));
    assertTrue(anew.notes().get(0).endsWith("; it is measured anew"), anew.notes().get(0));
    assertEquals(1, anew.notes().get(0).lines().count());
  }

  @Test
  void anotherDriverIsMeasuredAnewAndTold() throws IOException {
    program().of(SIMD, cuda);
    driver = "570.1, CUDA 12.8";
    assertMeasuredAnew(
        file()
            + " was measured elsewhere (driver '560.35.03, CUDA 12.6', here '570.1, CUDA 12.8')");
  }

  @Test
  void aFileOfAnotherCardIsMeasuredAnewAndTold() throws IOException {
    program().of(SIMD, cuda);
    Path file = file();
    Files.writeString(file, Files.readString(file).replace("card=cuda", "card=duca"));
    assertMeasuredAnew("card 'duca, numbers 1', here 'cuda, numbers 1'");
  }

  @Test
  void somethingElseInItsPlaceIsToldAndStays() throws IOException {
    MeasuredPair pair = MeasuredPair.of(SIMD, cuda);
    Path file = Files.createDirectories(new SpeedCache(folder).file(pair));
    Calibrated found = program().of(SIMD, cuda);
    assertEquals(Optional.of(SPEEDS), found.speeds());
    assertEquals(3, found.notes().size());
    assertTrue(found.notes().get(0).contains("is no file of measured speeds"));
    assertTrue(found.notes().get(1).startsWith("what auto measures cannot be kept"));
    assertTrue(Files.isDirectory(file));
  }

  @Test
  void whereNothingCanBeKeptEachProgramMeasuresAndSaysSo() throws IOException {
    Path taken = Files.createFile(folder.resolve("taken"));
    SpeedCache nowhere = new SpeedCache(taken.resolve("cache"));
    for (int program = 1; program <= 2; program++) {
      Calibrated found = program(nowhere).of(SIMD, cuda);
      assertEquals(Optional.of(SPEEDS), found.speeds());
      assertEquals(program, measured);
      assertTrue(
          found
              .notes()
              .get(0)
              .startsWith("what auto measures cannot be kept, so that it measures each time: "),
          found.notes().get(0));
      assertTrue(found.notes().get(0).contains(taken.toString()), found.notes().get(0));
      assertTrue(found.notes().get(1).matches("auto measured for \\d\\.\\d s: .*"));
    }
  }

  @Test
  void aCardThatFailsIsNotTaken() throws IOException {
    Calibrations failing =
        new Calibrations(
            new SpeedCache(folder),
            (processor, device) -> {
              throw new IllegalStateException("the card is lost");
            });
    assertEquals(
        new Calibrated(
            Optional.empty(),
            List.of(
                "auto could not measure cuda beside simd, so that it is not taken: the card is"
                    + " lost")),
        failing.of(SIMD, cuda));
    assertEquals(new Calibrated(Optional.empty(), List.of()), failing.of(SIMD, cuda));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static SpeedCache cache(Map<String, String> properties, Map<String, String> variables) {
    return SpeedCache.of(properties::get, variables::get);
  }

  @Test
  void theFolderIsTheUsersUnlessAnotherIsNamed() {
    assumeTrue(Path.of("/x").isAbsolute(), "paths of another system");
    Map<String, String> home = Map.of("user.home", "/home/me");
    Path usual = Path.of("/home/me/.cache/synaptic-caching");
    assertEquals(usual, cache(home, Map.of()).folder());
    assertEquals(usual, cache(home, Map.of("XDG_CACHE_HOME", "")).folder());
    assertEquals(usual, cache(home, Map.of("XDG_CACHE_HOME", "relative")).folder());
    Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/scratch");
    assertEquals(Path.of("/scratch/synaptic-caching"), cache(home, xdg).folder());
    assertEquals(
        Path.of("named"),
        cache(Map.of(SpeedCache.PROPERTY, "named", "user.home", "/"), xdg).folder());
  }

  @Test
  void theProcessorIsNamedWhereTheSystemTellsIt() throws IOException {
    Path file = folder.resolve("cpuinfo");
    assertEquals(Optional.empty(), ProcessorModel.in(file));
    Files.writeString(file, "processor : 0\nmodel name\t: Some CPU 9000\nmodel name\t: Other\n");
    assertEquals(Optional.of("Some CPU 9000"), ProcessorModel.in(file));
  }
}
