package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  @Test
  void writesAndReplacesAndLeavesNothingElse() throws IOException {
    Path file = directory.resolve("a");
    AtomicFile.write(file, text("one"));
    AtomicFile.write(file, text("two"));
    assertEquals("two", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void makesTheDirectory() throws IOException {
    Path file = directory.resolve("x/y/a");
    AtomicFile.write(file, text("one"));
    assertEquals("one", Files.readString(file));
  }

  @Test
  void failureHalfWayKeepsTheOldContentAndLeavesNothingElse() throws IOException {
    Path file = directory.resolve("a");
    AtomicFile.write(file, text("old"));
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(text("half"));
                  throw new IOException("disk full");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void linkKeepsPointingToTheFileThatIsReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    AtomicFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void directoryIsNotReplaced() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("d"));
    assertThrows(IOException.class, () -> AtomicFile.write(inner, text("x")));
    assertEquals(List.of(inner), files());
  }
}
