package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Numerics;
import org.synapticcaching.model.Plasticity;

class SavedPointsTest {
  private static final Point POINT = point(Map.of("theta", 0.02));
  private static final List<Row> ROWS =
      List.of(
          Row.builder()
              .set("series", "a, \"quoted\" η")
              .set("seed", 3)
              .set("x", 0.1 + 0.2)
              .set("tau", Double.POSITIVE_INFINITY)
              .set("reached", false)
              .build(),
          Row.builder().set("series", "b").set("seed", 3).set("x", Double.NaN).build());

  private static final SavedPoints.Finished DONE = new SavedPoints.Finished(ROWS, 1.25);

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();
  private SavedPoints saved;

  private static Point point(Object definition) {
    return new Point("local-local/η=0.1/seed=3", definition, 1, context -> List.of());
  }

  private static final Numerics HERE = new Numerics("simd", 3, "vectors of 512 bits");

  private SavedPoints points(Numerics numerics, String data) {
    return new SavedPoints(folder.resolve("runs"), numerics, Map.of("data", data), notices::add);
  }

  @BeforeEach
  void open() {
    saved = points(HERE, "mnist");
  }

  @Test
  void savedRowsComeBackExactly() throws IOException {
    assertEquals(Optional.empty(), saved.load(POINT));
    saved.save(POINT, DONE);
    assertEquals(Optional.of(DONE), saved.load(POINT));
    assertEquals(List.of(), notices);
  }

  @Test
  void otherSettingsAreAnotherRun() throws IOException {
    saved.save(POINT, DONE);
    assertEquals(Optional.empty(), saved.load(point(Map.of("theta", 0.03))));
    SavedPoints otherData = points(HERE, "digits");
    assertEquals(Optional.empty(), otherData.load(POINT));
    otherData.save(POINT, new SavedPoints.Finished(ROWS.subList(0, 1), 2));
    assertEquals(Optional.of(DONE), saved.load(POINT));
    assertEquals(List.of(), notices);
  }

  /** Three states of the code and kinds of machine, and nothing of one is taken for another's. */
  @Test
  void runsWithOtherNumericsAreToldOfAndLeftAlone() throws IOException {
    Point second = new Point("none/seed=1", Map.of(), 1, context -> List.of());
    SavedPoints narrow = points(new Numerics("simd", 3, "vectors of 256 bits"), "mnist");
    narrow.save(POINT, DONE);
    narrow.save(second, DONE);
    points(new Numerics("simd", 2, "vectors of 512 bits"), "mnist").save(POINT, DONE);
    assertEquals(Optional.empty(), saved.load(POINT));
    saved.noticeOthers(List.of(POINT, second));
    assertEquals(1, notices.size());
    String told = notices.get(0);
    assertTrue(told.startsWith("3 saved run(s) in " + folder.resolve("runs")), told);
    assertTrue(told.contains("simd, numbers 3, vectors of 256 bits"), told);
    assertTrue(told.contains("simd, numbers 2, vectors of 512 bits"), told);
    assertTrue(told.contains("this is simd, numbers 3, vectors of 512 bits"), told);
    saved.save(POINT, new SavedPoints.Finished(ROWS.subList(0, 1), 2));
    assertEquals(Optional.of(DONE), narrow.load(POINT));
  }

  @Test
  void onlyRunsOfTheSamePointAreOthers() throws IOException {
    saved.noticeOthers(List.of(POINT));
    points(HERE, "mnist").save(POINT, DONE);
    SavedPoints other = points(new Numerics("ejml", 1, ""), "mnist");
    other.noticeOthers(List.of(point(Map.of("theta", 0.03))));
    points(new Numerics("ejml", 1, ""), "digits").noticeOthers(List.of(POINT));
    assertEquals(List.of(), notices);
    other.noticeOthers(List.of(POINT));
    assertEquals(1, notices.size());
  }

  @Test
  void aRunRenamedToOtherNumericsIsDamaged() throws IOException {
    points(new Numerics("simd", 2, ""), "mnist").save(POINT, DONE);
    Path old = onlyFile();
    saved.save(POINT, DONE);
    Path name;
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      name = files.filter(file -> !file.equals(old)).findFirst().get();
    }
    Files.move(old, name, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(Optional.empty(), saved.load(POINT));
    assertTrue(notices.get(0).contains("damaged"), notices.get(0));
  }

  @Test
  void equalSettingsAreTheSameRunInWhateverOrderTheirMapHasThem() throws IOException {
    // Their hash codes are equal, so that they come in the order in which they were put.
    Map<String, Integer> settings = new HashMap<>();
    settings.put("Aa", 1);
    settings.put("BB", 2);
    Map<String, Integer> equal = new HashMap<>();
    equal.put("BB", 2);
    equal.put("Aa", 1);
    assertNotEquals(settings.toString(), equal.toString());
    saved.save(point(settings), DONE);
    assertEquals(Optional.of(DONE), saved.load(point(equal)));
  }

  @Test
  void truncatedFilesAreNoticedAndIgnored() throws IOException {
    saved.save(POINT, DONE);
    Path file = onlyFile();
    byte[] content = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
    assertEquals(Optional.empty(), saved.load(POINT));
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains(file.getFileName().toString()), notices.get(0));
  }

  @Test
  void changedNumbersAreNoticedAndIgnored() throws IOException {
    saved.save(POINT, DONE);
    String content = Files.readString(onlyFile());
    String changed = content.replace("0.30000000000000004", "0.4");
    assertTrue(!changed.equals(content));
    Files.writeString(onlyFile(), changed);
    assertEquals(Optional.empty(), saved.load(POINT));
    assertEquals(1, notices.size());
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      return files.reduce((a, b) -> org.junit.jupiter.api.Assertions.fail("two files")).get();
    }
  }

  /** Otherwise a new fact would make all points that were saved before it unknown. */
  @Test
  void recordsCountByTheirComponentsAndNotByFactsThatFollow() {
    assertEquals(
        "{\"policy\":\"LOCAL_LOCAL\",\"threshold\":0.5,\"comparison\":\"GREATER\",\"every\":1,"
            + "\"decayTime\":1000.0,\"order\":\"LEARN_FIRST\"}",
        Json.compact(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.5, 1000)));
    assertEquals(
        "{\"rule\":\"ALL\",\"shares\":[{\"value\":1.0}],\"coupled\":false,\"subnet\":{\"value\":1.0},"
            + "\"masks\":1,\"sendsMasked\":true,\"errorGated\":false,\"plain\":true}",
        Json.compact(Plasticity.all()));
  }
}
