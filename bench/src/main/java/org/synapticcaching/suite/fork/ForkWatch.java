package org.synapticcaching.suite.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.synapticcaching.jmh.MeasuredOn;
import org.synapticcaching.jmh.main.WatchedOutput;

/** Reads in JMH's output why a fork failed: JMH itself only tells that there is no result. */
final class ForkWatch {
  /** What JMH prints before the trace of a failure, and instead of one for a fork that broke. */
  private static final String FAILURE = "<failure>";

  private static final String BROKEN = "<forked VM failed";

  private final List<String> reasons = new ArrayList<>();
  private boolean failed;
  private boolean traceFollows;

  /** JMH's own output, watched. */
  OutputFormat watch(OutputFormat output) {
    return WatchedOutput.of(
        output,
        (method, arguments) -> {
          if (method.equals("println")) {
            read((String) arguments[0]);
          }
        });
  }

  private synchronized void read(String text) {
    Optional<String> refusal = MeasuredOn.refusalIn(text);
    String line = text.strip();
    if (refusal.isPresent()) {
      reasons.add(0, refusal.get());
    } else if (line.startsWith(FAILURE) || line.startsWith(BROKEN)) {
      failed = true;
      traceFollows = line.equals(FAILURE);
      if (!traceFollows) {
        reasons.add(line.replaceAll("[<>]", ""));
      }
    } else if (traceFollows && !line.isEmpty()) {
      line.lines().findFirst().ifPresent(first -> reasons.add(withoutClass(first)));
      traceFollows = false;
    }
  }

  /** Of a trace's first line the words alone, if there are any. */
  private static String withoutClass(String line) {
    return line.replaceFirst("^[\\w.$]+(Exception|Error): (?=\\S)", "");
  }

  /** Whether JMH told of a failure; a result is then not whole. */
  synchronized boolean failed() {
    return failed;
  }

  /** Why, in one line. */
  synchronized String reason() {
    return reasons.isEmpty() ? "JMH gave no result" : reasons.get(0);
  }
}
