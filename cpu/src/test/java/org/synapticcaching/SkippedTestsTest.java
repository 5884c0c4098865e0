package org.synapticcaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
  /** Not found as tests of their own, being members that are not tests. */
  static class Lacking {
    @Test
    void second() {
      Assumptions.assumeTrue(false, "needs a thing");
    }

    @Test
    void first() {
      Assumptions.assumeTrue(false, "needs a thing");
    }

    @Test
    void runs() {}
  }

  @Disabled("out of order")
  static class Broken {
    @Test
    void never() {}
  }

  @Test
  void eachReasonIsToldOnceWithTheTestsThatItKeptFromRunning() {
    PrintStream before = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create(
              LauncherConfig.builder()
                  .enableTestExecutionListenerAutoRegistration(false)
                  .addTestExecutionListeners(new SkippedTests())
                  .build())
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Lacking.class), selectClass(Broken.class))
                  .build());
    } finally {
      System.setOut(before);
    }
    assertEquals(
        List.of(
            "skipped (needs a thing): SkippedTestsTest$Lacking.first,"
                + " SkippedTestsTest$Lacking.second",
            "skipped (out of order): SkippedTestsTest$Broken"),
        told.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("skipped"))
            .toList());
  }
}
