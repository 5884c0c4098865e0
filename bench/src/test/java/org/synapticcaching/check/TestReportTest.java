package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.check.result.PartResult;

/** Of JUnit's report, how many tests passed, and in one line each why others did not. */
class TestReportTest {
  @TempDir private Path folder;

  private PartResult read(String xml) throws IOException {
    Files.writeString(folder.resolve("TEST-junit-jupiter.xml"), xml);
    return new TestReport(folder).read();
  }

  @Test
  void tellsWhatFailed() throws IOException {
    PartResult result =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="JUnit Jupiter" tests="4" skipped="1" failures="1" errors="1">
            <testcase name="good()" classname="org.synapticcaching.cuda.A"/>
            <testcase name="skipped()" classname="org.synapticcaching.cuda.A"><skipped/></testcase>
            <testcase name="bad()" classname="org.synapticcaching.cuda.A$B">
            <failure message="expected: 1&#10;but was: 2" type="x.AssertionFailedError"/></testcase>
            <testcase name="odd()" classname="org.synapticcaching.cuda.A">
            <error type="java.lang.NullPointerException"/></testcase>
            </testsuite>
            """);
    assertEquals("1 of 3 tests passed, 1 skipped", result.line());
    assertEquals(
        List.of("A$B bad(): expected: 1", "A odd(): java.lang.NullPointerException"),
        result.problems());
  }

  @Test
  void noTestAtAllIsAProblem() throws IOException {
    PartResult result =
        read("<testsuite tests=\"2\" skipped=\"2\" failures=\"0\" errors=\"0\"></testsuite>");
    assertTrue(result.problems().get(0).startsWith("no test was run"));
  }

  @Test
  void whatIsNoReportSaysSo() {
    IOException wrong = assertThrows(IOException.class, () -> read("text"));
    assertTrue(wrong.getMessage().contains("is no report of tests"), wrong.getMessage());
    IOException outside =
        assertThrows(
            IOException.class,
            () -> read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><a>&x;</a>"));
    assertTrue(outside.getMessage().contains("is no report of tests"), outside.getMessage());
  }
}
