package org.synapticcaching.suite.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class ForkWatchTest {
  private final ForkWatch watch = new ForkWatch();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final OutputFormat output =
      watch.watch(
          OutputFormatFactory.createFormatInstance(
              new PrintStream(log, true, StandardCharsets.UTF_8), VerboseMode.NORMAL));

  @Test
  void aRefusalIsTheReasonWhateverElseIsPrinted() {
    output.println("<failure>");
    output.println("");
    output.println("not measured: cuda would run on 'Emulated device', which is no device\n\tat x");
    output.println("<forked VM failed with exit code 1>");
    assertTrue(watch.failed());
    assertEquals("cuda would run on 'Emulated device', which is no device", watch.reason());
  }

  @Test
  void ofAnyOtherFailureTheFirstLineIsTheReason() {
    output.println("<failure>");
    output.println("");
    output.println("java.lang.IllegalStateException: ejml and simd differ: layer 0\n\tat a.b.C");
    assertEquals("ejml and simd differ: layer 0", watch.reason());
  }

  @Test
  void aForkThatBreaksIsAFailure() {
    output.println("<forked VM failed with exit code 137>");
    assertTrue(watch.failed());
    assertEquals("forked VM failed with exit code 137", watch.reason());
  }

  @Test
  void allElseGoesToTheLogAndIsNoFailure() {
    output.println("# data: built-in digits");
    assertFalse(watch.failed());
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("# data"));
  }
}
