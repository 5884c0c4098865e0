package org.synapticcaching.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that writes files, as the names of its temporary files tell.
 *
 * @param process its number
 * @param started when it started, in milliseconds since 1970
 */
record Writer(long process, long started) {
  /** What the system says of a start differs by seconds when its clock has been set. */
  private static final Duration CLOCK = Duration.ofMinutes(1);

  private static final Writer CURRENT = of(ProcessHandle.current());

  /** This process. */
  static Writer current() {
    return CURRENT;
  }

  private static Writer of(ProcessHandle handle) {
    Instant started = handle.info().startInstant().orElse(Instant.EPOCH);
    return new Writer(handle.pid(), started.toEpochMilli());
  }

  /** The process that a text names. */
  static Writer parse(String number, String started) {
    return new Writer(Long.parseLong(number), Long.parseLong(started, 36));
  }

  /** Whether it is at work on this machine; processes of others cannot be seen. */
  boolean isAlive() {
    if (process == CURRENT.process) {
      return equals(CURRENT);
    }
    Optional<Writer> now = ProcessHandle.of(process).filter(ProcessHandle::isAlive).map(Writer::of);
    return now.filter(other -> Math.abs(other.started - started) < CLOCK.toMillis()).isPresent();
  }

  /** As part of a file's name. */
  @Override
  public String toString() {
    return process + "-" + Long.toString(started, 36);
  }
}
