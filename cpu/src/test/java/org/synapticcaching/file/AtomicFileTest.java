package org.synapticcaching.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
  void aLinkThatLeadsToNothingYetStaysToo() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("far/a"));
    AtomicFile.requireWritable(link);
    AtomicFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(directory.resolve("far/a")));
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Path.of("link"));
    assertRefused(link, "links lead in a circle");
    assertThrows(FileSystemException.class, () -> AtomicFile.write(link, text("x")));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void theLongestNameThatAFileCanHaveIsWritten() throws IOException {
    for (String name : List.of("n".repeat(255), "\u00fc".repeat(127), "n".repeat(241))) {
      Path file = directory.resolve(name);
      AtomicFile.requireWritable(file);
      AtomicFile.write(file, text("one"));
      assertEquals("one", Files.readString(file));
    }
    assertEquals(3, files().size());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc and /dev")
  void whatCannotBeWrittenIsRefusedBeforehandAndLeavesNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "old");
    assertRefused(directory, "is a folder");
    assertRefused(file.resolve("b"), file + " is not a folder");
    assertRefused(directory.resolve("n".repeat(256)), "File name too long");
    assertRefused(directory.resolve("x").resolve("n".repeat(256)).resolve("y"), "too long");
    assertRefused(Path.of("/proc/x.npz"), "nothing can be written to /proc");
    assertEquals(List.of(file), files());
  }

  @Test
  void tryingLeavesNothingBehind() throws IOException {
    Path file = directory.resolve("x/y/a");
    AtomicFile.requireWritable(file);
    assertEquals(List.of(), files());
    AtomicFile.requireWritable(Files.writeString(directory.resolve("b"), "old"));
    assertEquals("old", Files.readString(directory.resolve("b")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void troubleNamesTheFileAndTheReason() {
    Path full = Path.of("/dev/full");
    FileSystemException trouble =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(full, text("x")));
    assertEquals("/dev/full: No space left on device", trouble.getMessage());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
  void aPipeIsWrittenStraightAndStays() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    AtomicFile.requireWritable(pipe);
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    AtomicFile.write(pipe, text("through"));
    assertEquals("through", reader.get());
    assertTrue(AtomicFile.isSpecial(pipe));
    assertEquals(List.of(pipe), files());
  }

  private static void assertRefused(Path file, String reason) {
    FileSystemException refusal =
        assertThrows(FileSystemException.class, () -> AtomicFile.requireWritable(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void directoryIsNotReplaced() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("d"));
    assertThrows(IOException.class, () -> AtomicFile.write(inner, text("x")));
    assertEquals(List.of(inner), files());
  }
}
