package org.synapticcaching.suite.fork;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock by which JMH lets one benchmark at a time run on a machine, held for all of a suite: JMH
 * itself would give it back between forks, and another JMH could begin to disturb.
 */
public final class JmhLock implements AutoCloseable {
  /** With it JMH leaves the lock alone, which is ours. */
  private static final String IGNORE = "jmh.ignoreLock";

  private final FileChannel channel;

  private JmhLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException in one line, when another JMH has it or there is no place for it
   */
  public static JmhLock take() {
    return take(Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock"));
  }

  static JmhLock take(Path file) {
    try {
      JmhLock lock =
          new JmhLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      // As JMH does: else no other user could lock the file again.
      file.toFile().setWritable(true, false);
      if (lock.isTaken()) {
        System.setProperty(IGNORE, "true");
        return lock;
      }
      lock.close();
      throw new IllegalStateException(
          "another JMH is measuring on this machine (it holds "
              + file
              + "); wait for its end, as both would be slower");
    } catch (IOException problem) {
      throw new IllegalStateException(
          "%s: JMH's lock cannot be taken there (%s); set -Djava.io.tmpdir=FOLDER"
              .formatted(file, problem.getMessage()),
          problem);
    }
  }

  private boolean isTaken() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException byThisJava) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException closedAlready) {
      // The lock is gone in either case.
    }
  }
}
