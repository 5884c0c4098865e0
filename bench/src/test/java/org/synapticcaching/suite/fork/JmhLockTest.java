package org.synapticcaching.suite.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhLockTest {
  private static final String IGNORE = "jmh.ignoreLock";

  @TempDir private Path folder;

  @AfterEach
  void leaveOtherTestsTheLockOfJmh() {
    System.clearProperty(IGNORE);
  }

  @Test
  void oneAtATimeHasIt() {
    Path file = folder.resolve("jmh.lock");
    JmhLock first = JmhLock.take(file);
    IllegalStateException problem =
        assertThrows(IllegalStateException.class, () -> JmhLock.take(file));
    assertTrue(problem.getMessage().contains("another JMH"), problem.getMessage());
    assertEquals(1, problem.getMessage().lines().count());
    first.close();
    JmhLock.take(file).close();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("none").resolve("jmh.lock");
    IllegalStateException problem =
        assertThrows(IllegalStateException.class, () -> JmhLock.take(file));
    assertTrue(problem.getMessage().contains("java.io.tmpdir"), problem.getMessage());
  }
}
