package org.synapticcaching.check.part;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;

/**
 * Where the Java of a part begins. It ends with 0 when the part came to its end, whatever was found
 * then, with 1 when it could not, and with 130 when it was stopped.
 */
public final class PartMain {
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  /** For a part to save what it has when it is stopped. */
  private static final long GRACE_SECONDS = 20;

  private PartMain() {}

  /**
   * The words after the name of this class.
   *
   * @param stage whose part it is
   * @param scale how large its work is
   * @param folder of the card
   * @param result the file that gets the result
   * @param command as typed
   * @param version of this program
   * @param fresh whether what was saved before does not count
   */
  public static List<String> words(
      String stage,
      CheckScale scale,
      Path folder,
      Path result,
      String command,
      String version,
      boolean fresh) {
    return List.of(
        stage,
        scale.name(),
        folder.toString(),
        result.toString(),
        command,
        version,
        Boolean.toString(fresh));
  }

  /** Does one part and exits. */
  public static void main(String[] typed) {
    ParentWatch.start();
    String[] words = HandedArguments.received(typed);
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancelled, end), "stop"));
    int code = run(words, cancelled);
    end.countDown();
    System.exit(cancelled.get() ? INTERRUPTED : code);
  }

  private static void stop(AtomicBoolean cancelled, CountDownLatch end) {
    cancelled.set(end.getCount() > 0);
    try {
      end.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException notWanted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int run(String[] words, AtomicBoolean cancelled) {
    try {
      CheckScale scale = CheckScale.named(words[1]).orElseThrow();
      CheckPart.Context context =
          new CheckPart.Context(
              scale,
              Path.of(words[2]),
              words[4],
              words[5],
              Boolean.parseBoolean(words[6]),
              cancelled::get);
      PartResult result = CheckPart.byStage().get(words[0]).run(context);
      if (!cancelled.get()) {
        result.write(Path.of(words[3]));
      }
      return 0;
    } catch (Exception | LinkageError | OutOfMemoryError problem) {
      // The last line is what the check tells; the trace before it stays in the log.
      problem.printStackTrace();
      System.err.println(line(problem));
      return FAILED;
    }
  }

  private static String line(Throwable problem) {
    String words = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    return words.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
