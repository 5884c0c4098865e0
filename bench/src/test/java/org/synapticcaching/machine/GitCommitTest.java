package org.synapticcaching.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
  private static final String COMMIT = "2ae6f9f00000000000000000000000000000000a";

  @TempDir private Path root;

  @BeforeEach
  void makeRepository() throws IOException {
    write("bench/pom.xml", "<project/>");
    write(".git/HEAD", "ref: refs/heads/main\n");
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void looseAndPackedBranchesAreFound() throws IOException {
    assertEquals(Optional.empty(), GitCommit.around(root));
    write(".git/packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/main\n");
    assertEquals(Optional.of(COMMIT), GitCommit.around(root.resolve("bench")));
    String newer = COMMIT.replace('a', 'b');
    write(".git/refs/heads/main", newer + "\n");
    assertEquals(Optional.of(newer), GitCommit.around(root));
  }

  @Test
  void detachedHeadsAreFound() throws IOException {
    write(".git/HEAD", COMMIT + "\n");
    assertEquals(Optional.of(COMMIT), GitCommit.around(root));
  }

  @Test
  void linkedWorkingTreesAreFollowed() throws IOException {
    write(".git/worktrees/two/HEAD", "ref: refs/heads/two\n");
    write(".git/worktrees/two/commondir", "../..\n");
    write(".git/refs/heads/two", COMMIT + "\n");
    write("two/bench/pom.xml", "<project/>");
    write("two/.git", "gitdir: " + root.resolve(".git/worktrees/two") + "\n");
    assertEquals(Optional.of(COMMIT), GitCommit.around(root.resolve("two")));
  }

  @Test
  void otherRepositoriesAreNotOurs() throws IOException {
    write(".git/HEAD", COMMIT + "\n");
    Files.delete(root.resolve("bench/pom.xml"));
    assertEquals(Optional.empty(), GitCommit.around(root));
  }
}
