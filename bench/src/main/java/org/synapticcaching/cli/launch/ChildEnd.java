package org.synapticcaching.cli.launch;

import java.util.Optional;

/** What to tell about the end of the second Java when it could tell nothing itself. */
final class ChildEnd {
  /** Added to the number of the signal that ended a program. */
  private static final int SIGNALLED = 128;

  private static final int ILLEGAL = 4;
  private static final int ABORTED = 6;
  private static final int BUS_ERROR = 7;
  private static final int KILLED = 9;
  private static final int SEGMENTATION_FAULT = 11;

  private ChildEnd() {}

  /**
   * One line for the user; empty when Java ended by itself, or by a signal that it ends in order
   * by.
   */
  static Optional<String> of(int exitCode) {
    return switch (exitCode - SIGNALLED) {
      case KILLED ->
          Optional.of(
              line(
                  KILLED,
                  "was killed",
                  "most likely because the machine ran out of memory; a smaller task, or a"
                      + " figure with fewer --threads, needs less"));
      case ILLEGAL, ABORTED, BUS_ERROR, SEGMENTATION_FAULT ->
          Optional.of(
              line(
                  exitCode - SIGNALLED,
                  "crashed",
                  "a fault of Java or of a library; the hs_err file that it names tells more"));
      default -> Optional.empty();
    };
  }

  private static String line(int signal, String what, String why) {
    return "synaptic-caching: the Java that computes " + what + " (signal " + signal + "): " + why;
  }
}
