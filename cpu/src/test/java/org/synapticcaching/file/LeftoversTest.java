package org.synapticcaching.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  /** Beyond the numbers that systems give to processes. */
  private static final long NOBODY = 99_999_999_999L;

  @TempDir private Path folder;

  @Test
  void filesOfTheDeadGoAndAllOthersStay() throws IOException {
    leftBy(new Writer(NOBODY, 1), "a.json");
    leftBy(new Writer(Writer.current().process(), 1), "b.json");
    long day = 24 * 3600 * 1000L;
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    leftBy(new Writer(parent, Instant.now().toEpochMilli() - 365 * day), "c.json");
    Files.writeString(folder.resolve("a.json"), "whole");
    Files.writeString(folder.resolve(".mine.part"), "no name of ours");
    Files.createDirectory(folder.resolve(".d." + new Writer(NOBODY, 1) + "-x.part"));
    try (TemporaryFile inUse = TemporaryFile.beside(folder.resolve("e.json"))) {
      Leftovers.sweep(folder);
      assertTrue(Files.exists(inUse.path()));
    }
    assertEquals(
        List.of(".d." + new Writer(NOBODY, 1) + "-x.part", ".mine.part", "a.json"), names());
  }

  @Test
  void filesOfOtherProcessesAtWorkStay() throws IOException {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    long started = parent.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    Path part = leftBy(new Writer(parent.pid(), started + 2000), "a.json");
    Leftovers.sweep(folder);
    assertTrue(Files.exists(part));
  }

  @Test
  void whatIsLockedStaysAlsoWhenItsWriterIsNotSeen() throws IOException {
    Path part = leftBy(new Writer(NOBODY, 1), "a.json");
    try (FileChannel elsewhere = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = elsewhere.lock()) {
      Leftovers.sweep(folder);
      assertTrue(Files.exists(part));
      assertTrue(lock.isValid());
    }
    Leftovers.sweep(folder);
    assertFalse(Files.exists(part));
  }

  @Test
  void besideAFileOnlyItsOwnGo() throws IOException {
    String name = "w".repeat(250) + ".npz";
    Path own = leftBy(new Writer(NOBODY, 1), TemporaryFile.shortened(name, 200));
    Path other = leftBy(new Writer(NOBODY, 1), "other.npz");
    Leftovers.sweepBeside(folder.resolve(name));
    assertFalse(Files.exists(own));
    assertTrue(Files.exists(other));
  }

  @Test
  void aFolderThatIsNotThereHasNone() {
    Leftovers.sweep(folder.resolve("x"));
    Leftovers.sweepBeside(folder.resolve("x/y"));
  }

  @Test
  void namesOfTemporaryFilesTellTheirWriter() throws IOException {
    try (TemporaryFile part = TemporaryFile.beside(folder.resolve("a.json"))) {
      String name = part.path().getFileName().toString();
      assertTrue(name.startsWith(".a.json." + ProcessHandle.current().pid() + "-"), name);
      assertTrue(name.endsWith(".part"), name);
    }
    assertEquals(List.of(), names());
  }

  private Path leftBy(Writer writer, String file) throws IOException {
    return Files.writeString(folder.resolve("." + file + "." + writer + "-1x.part"), "half");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
