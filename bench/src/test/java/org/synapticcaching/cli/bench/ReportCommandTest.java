package org.synapticcaching.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.Cli;

class ReportCommandTest {
  @TempDir private Path folder;

  private static Cli.Outcome report(Object... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "report";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    return Cli.run(words);
  }

  @Test
  void thePageIsWrittenAndItsPlacePrinted() throws IOException {
    Path figure = Files.createDirectories(folder.resolve("lr20-fig1"));
    for (String name : new String[] {"data.csv", "run.json", "claims.json", "figure.svg"}) {
      Files.copy(Path.of("..", "results", "reference", "lr20-fig1", name), figure.resolve(name));
    }
    Cli.Outcome done = report(folder);
    Path page = folder.resolve("report.html");
    assertEquals(0, done.code(), done.err());
    assertEquals("", done.err());
    assertTrue(done.out().contains(page.toString()), done.out());
    assertTrue(Files.readString(page).contains("id=\"lr20-fig1\""));
    Files.delete(figure.resolve("figure.svg"));
    Cli.Outcome odd = report(folder);
    assertEquals(0, odd.code());
    assertEquals(1, odd.err().lines().count(), odd.err());
    assertTrue(odd.err().startsWith("note: lr20-fig1: "), odd.err());
  }

  @Test
  void aFolderWithoutResultsGetsNoPage() {
    Cli.Outcome refused = report(folder);
    assertEquals(1, refused.code());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains("holds no results"), refused.err());
    assertFalse(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void wrongUsageIsRefusedBeforeAnythingIsRead() {
    for (Cli.Outcome refused :
        new Cli.Outcome[] {
          report(folder.resolve("missing")),
          report(folder, "--out", folder.resolve("data.csv")),
          report(folder, folder)
        }) {
      assertEquals(2, refused.code(), refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
    }
  }
}
