package org.synapticcaching.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteSettingsTest {
  private static final SuiteSettings BEFORE =
      new SuiteSettings(
          List.of("kernels", "memory"), false, List.of("ejml", "simd"), 5, Map.of("Java", "17"));

  @TempDir private Path folder;

  private static SuiteSettings with(int forks, Map<String, String> circumstances) {
    return new SuiteSettings(
        BEFORE.suites(), BEFORE.quick(), BEFORE.backends(), forks, circumstances);
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    assertEquals(Optional.empty(), SuiteSettings.read(folder));
    BEFORE.write(folder);
    assertEquals(Optional.of(BEFORE), SuiteSettings.read(folder));
  }

  @Test
  void damagedOnesAreRefusedInOneLine() throws IOException {
    for (String content : List.of("", "{", "{}", "{\"format\":2}", "[1]")) {
      Files.writeString(SuiteSettings.file(folder), content);
      IOException problem =
          assertThrows(IOException.class, () -> SuiteSettings.read(folder), content);
      assertTrue(problem.getMessage().contains("settings.json"), problem.getMessage());
      assertTrue(problem.getMessage().contains("--name"), problem.getMessage());
      assertEquals(1, problem.getMessage().lines().count(), problem.getMessage());
    }
  }

  @Test
  void theFirstThingThatDiffersIsNamed() {
    assertEquals(Optional.empty(), BEFORE.hindrance(BEFORE));
    assertEquals(Optional.empty(), BEFORE.hindrance(with(7, BEFORE.circumstances())));
    assertEquals(
        Optional.of("--forks was 5, now it is 4"),
        BEFORE.hindrance(with(4, BEFORE.circumstances())));
    assertEquals(
        Optional.of("Java was 17, now it is 21"), BEFORE.hindrance(with(5, Map.of("Java", "21"))));
    assertEquals(Optional.of("Java was 17, now it is none"), BEFORE.hindrance(with(5, Map.of())));
    assertEquals(
        Optional.of("commit was none, now it is ab"),
        BEFORE.hindrance(with(5, Map.of("Java", "17", "commit", "ab"))));
    assertEquals(
        Optional.of("--quick was not given, now it is given"),
        BEFORE.hindrance(
            new SuiteSettings(
                BEFORE.suites(), true, BEFORE.backends(), 5, BEFORE.circumstances())));
  }
}
