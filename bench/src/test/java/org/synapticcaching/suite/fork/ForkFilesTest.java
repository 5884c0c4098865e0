package org.synapticcaching.suite.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkFilesTest {
  private static final SuiteRow ROW = MadeResults.row("forward", "simd");
  private static final PlannedFork FORK = new PlannedFork(ROW, 2);

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  private ForkFiles files() {
    return new ForkFiles(folder, notices::add);
  }

  private Path saved() throws IOException {
    files().save(FORK, new FinishedFork(MadeResults.of(ROW, List.of(List.of(2.0))), 4.5));
    return files().file(FORK);
  }

  private void assertMissing(Path file) throws IOException {
    assertEquals(Optional.empty(), files().load(FORK));
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains(file.toString()), notices.get(0));
  }

  @Test
  void whatWasSavedIsThereAgain() throws IOException {
    saved();
    FinishedFork fork = files().load(FORK).orElseThrow();
    assertEquals(4.5, fork.seconds());
    assertEquals(2.0, fork.result().getPrimaryResult().getScore());
    assertEquals(Optional.empty(), files().load(new PlannedFork(ROW, 1)));
    assertEquals(List.of(), notices);
  }

  @Test
  void rowsThatDifferInOneValueHaveOtherFiles() {
    PlannedFork other = new PlannedFork(MadeResults.row("forward", "ejml"), 2);
    assertNotEquals(files().file(FORK), files().file(other));
  }

  @Test
  void aDamagedFileIsToldAndMeasuredAgain() throws IOException {
    Path file = saved();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertMissing(file);
  }

  @Test
  void aFileThatEndsTooEarlyIsToldAndMeasuredAgain() throws IOException {
    for (int length : new int[] {0, 10, 40}) {
      notices.clear();
      Path file = saved();
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
      assertMissing(file);
    }
  }

  @Test
  void theFileOfAnotherForkIsNotTaken() throws IOException {
    Path file = saved();
    PlannedFork other = new PlannedFork(ROW, 3);
    Files.copy(file, files().file(other));
    assertEquals(Optional.empty(), files().load(other));
    assertEquals(1, notices.size());
  }

  @Test
  void objectsThatAreNoResultAreNeverMade() throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(content)) {
      out.writeUTF(ROW.words());
      out.writeInt(FORK.fork());
      out.writeDouble(1);
      out.writeObject(folder.toFile());
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
    content.writeTo(file);
    Path place = files().file(FORK);
    Files.write(place, file.toByteArray());
    assertMissing(place);
  }

  @Test
  void aFolderInAFilesPlaceIsNamed() throws IOException {
    Files.createDirectory(files().file(FORK));
    FileSystemException problem = assertThrows(FileSystemException.class, () -> files().load(FORK));
    assertTrue(problem.getMessage().contains("is a folder"), problem.getMessage());
  }
}
