package org.synapticcaching.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.synapticcaching.check.part.CheckScale;

/**
 * What a stage runs in.
 *
 * @param scale how large its work is
 * @param folder of the card
 * @param program how to start this program again
 * @param contract the folder with the jars of the tests that need a card, where there is one
 * @param command as typed
 * @param version of this program
 * @param fresh whether what was saved before does not count
 * @param deadline when its time is up, by {@link System#nanoTime}
 * @param cancelled whether to stop early
 * @param moment called now and then
 */
record StageContext(
    CheckScale scale,
    CheckFolder folder,
    JavaProgram program,
    Optional<Path> contract,
    String command,
    String version,
    boolean fresh,
    long deadline,
    BooleanSupplier cancelled,
    Runnable moment) {
  /** Runs a program, whose output goes to the log. */
  ChildProgram.End run(List<String> words) throws IOException, StageStopped {
    return run(words, folder.log());
  }

  /** Runs a program, whose output goes to the end of a file. */
  ChildProgram.End run(List<String> words, Path output) throws IOException, StageStopped {
    return new ChildProgram(words, output)
        .run(Duration.ofNanos(deadline - System.nanoTime()), cancelled, moment);
  }

  /** What is wrong with a program that did not end well, in one line. */
  String trouble(ChildProgram.End end, Path output) throws IOException {
    return end.tooLong()
        ? "took longer than it may, and was ended; %s tells how far it came".formatted(output)
        : "ended with code %s: %s (more in %s)"
            .formatted(end.code(), ChildProgram.lastLine(output), output);
  }
}
