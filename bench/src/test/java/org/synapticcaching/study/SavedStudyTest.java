package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written is read back. */
class SavedStudyTest {
  @TempDir private Path folder;

  @Test
  void chartsAndWinnerAreThoseOfTheSearch() throws IOException {
    Found found = MadeStudies.write(folder, 50, 0.001, true);
    assertTrue(SavedStudy.isOne(folder));
    SavedStudy saved = SavedStudy.read(folder);
    assertEquals(StudyCharts.of(found), saved.charts());
    assertEquals(found.best().settings(), saved.found().best().settings());
    assertEquals(found.best().energy(), saved.found().best().energy());
    assertEquals(
        found.finalists().stream().map(Trial::settings).toList(),
        saved.found().finalists().stream().map(Trial::settings).toList());
    assertEquals(found.presentations(), saved.found().presentations());
    assertEquals("train --seed=1001", saved.best().path("command").asText());
  }

  @Test
  void nobodyReachesIt() throws IOException {
    Found found = MadeStudies.write(folder, 50, 0.001, false);
    SavedStudy saved = SavedStudy.read(folder);
    assertFalse(saved.found().best().reached());
    assertEquals(found.best().accuracy(), saved.found().best().accuracy());
  }

  @Test
  void whatIsNoStudyIsSaidInOneLine() throws IOException {
    assertFalse(SavedStudy.isOne(folder));
    MadeStudies.write(folder, 50, 0.001, true);
    Path trials = folder.resolve("trials.csv");
    String table = Files.readString(trials);
    Files.writeString(trials, table.replace(",final,", ",last,"));
    refused("trials.csv: is no table of trials");
    Files.writeString(trials, table.replaceAll("(?m)^.*,final,.*\n", ""));
    refused("trials.csv: has no run of a finalist");
    Files.writeString(trials, "run,id\n1,ab\n");
    refused("trials.csv: is no table of trials");
    Path best = folder.resolve("best.json");
    String json = Files.readString(best);
    Files.writeString(best, json.substring(0, json.length() / 2));
    refused("best.json: is no JSON, or half-written");
    Files.writeString(best, "{}");
    refused("best.json: does not say what was searched");
  }

  private void refused(String line) {
    String message = assertThrows(IOException.class, () -> SavedStudy.read(folder)).getMessage();
    assertTrue(message.contains(line), message);
  }
}
