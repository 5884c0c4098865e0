package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.sweep.Batch;
import org.synapticcaching.sweep.SweepPoint;

/** A journal keeps every whole line, whatever happened to the others. */
class JournalTest {
  private static final List<String> COLUMNS = List.of("presentations", "accuracy", "success");
  private static final Map<String, Object> FACTS =
      Map.of("seed", 1, "backend", "ejml", "space", Map.of("rule", "all,subnet"));

  @TempDir private Path folder;
  private Path file;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void place() {
    file = folder.resolve("study/journal.jsonl");
  }

  private Journal open() throws IOException {
    return new Journal(file, FACTS, COLUMNS, notices::add);
  }

  private static Batch batch(String id) {
    return new Batch(List.of(new SweepPoint(0, id, Map.of("seed", "1"), null)));
  }

  private static Row row(double accuracy) {
    return Row.builder()
        .set("presentations", 1L << 40)
        .set("accuracy", accuracy)
        .set("success", true)
        .build();
  }

  private void fill(String... ids) throws IOException {
    try (Journal journal = open()) {
      for (String id : ids) {
        journal.save(batch(id), Map.of(id, row(1.0 / id.charAt(0))));
      }
    }
  }

  @Test
  void whatKilledRunsLeftBesideItGoes() throws IOException {
    fill("a");
    Path left = Files.writeString(file.resolveSibling(".best.json.99999999999-1-1x.part"), "half");
    fill("b");
    assertFalse(Files.exists(left));
  }

  private void requireWhole(String... ids) throws IOException {
    try (Journal journal = open()) {
      assertEquals(ids.length, journal.size());
      for (String id : ids) {
        assertEquals(row(1.0 / id.charAt(0)), journal.known(id).orElseThrow().row());
        assertEquals(Map.of(id, row(1.0 / id.charAt(0))), journal.load(batch(id)));
      }
      assertEquals(Optional.empty(), journal.known("z"));
    }
  }

  @Test
  void everyDigitComesBack() throws IOException {
    fill("a", "b");
    fill("b", "c");
    requireWhole("a", "b", "c");
    assertEquals(4, Files.readAllLines(file).size());
    assertEquals(Optional.of("ejml"), Journal.fact(file, "backend"));
    assertEquals(Optional.empty(), Journal.fact(file.resolveSibling("none"), "backend"));
    assertEquals(List.of(), notices);
  }

  @Test
  void aLineThatIsCutAnywhereIsLeftOutWithANote() throws IOException {
    fill("a", "b");
    byte[] whole = Files.readAllBytes(file);
    int last = Files.readString(file).indexOf("{\"id\":\"b\"");
    for (int end = last + 1; end < whole.length; end++) {
      Files.write(file, Arrays.copyOf(whole, end));
      notices.clear();
      requireWhole("a");
      assertEquals(1, notices.size());
      assertTrue(notices.get(0).contains("1 cut or damaged line is left out"), notices.get(0));
      assertEquals(last, Files.size(file));
    }
    fill("b");
    requireWhole("a", "b");
  }

  @Test
  void aDamagedLineInTheMiddleIsLeftOut() throws IOException {
    fill("a", "b", "c");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "\0\0\0\0");
    Files.write(file, lines);
    requireWhole("a", "c");
    assertEquals(1, notices.size());
    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void anotherStudyIsRefusedInOneLine() throws IOException {
    fill("a");
    Map<String, Object> other =
        Map.of("seed", 1, "backend", "ejml", "space", Map.of("rule", "all"));
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> new Journal(file, other, COLUMNS, notices::add).close());
    assertTrue(
        refused
            .getMessage()
            .endsWith(
                "another study, whose rule is all,subnet and not all; choose" + " another --study"),
        refused.getMessage());
    requireWhole("a");
  }

  @Test
  void oneProgramAtATimeHasIt() throws IOException {
    try (Journal journal = open()) {
      assertEquals(0, journal.size());
      IllegalStateException refused =
          assertThrows(IllegalStateException.class, () -> open().close());
      assertTrue(refused.getMessage().contains("another search is at work"));
    }
  }

  @Test
  void withoutItsFirstLineNothingGoesOn() throws IOException {
    fill("a");
    Files.writeString(file, "{\"seed\":");
    IllegalStateException refused = assertThrows(IllegalStateException.class, () -> open().close());
    assertTrue(refused.getMessage().contains("damaged in its first line"));
  }

  @Test
  void timeGoesOnWhereItWas() throws IOException {
    fill("a");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, lines.get(1).replaceFirst("\"seconds\":[0-9.]+", "\"seconds\":1000.5"));
    Files.write(file, lines);
    try (Journal journal = open()) {
      assertTrue(journal.seconds() >= 1000.5 && journal.seconds() < 1100);
      assertEquals(1000.5, journal.known("a").orElseThrow().seconds());
    }
  }
}
