package org.synapticcaching;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells at the end of the tests which of them were skipped and why, a line for each reason. The
 * launcher of JUnit finds it by itself, here and in the modules that use these classes.
 */
public final class SkippedTests implements TestExecutionListener {
  private static final String PREFIX = "Assumption failed: ";

  /** What was skipped, by reason; tests may run side by side. */
  private final Map<String, Set<String>> skipped = new TreeMap<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      add(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private synchronized void add(TestIdentifier test, String told) {
    String reason = told.startsWith(PREFIX) ? told.substring(PREFIX.length()) : told;
    String name = test.getSource().map(SkippedTests::name).orElse(test.getDisplayName());
    skipped.computeIfAbsent(reason, any -> new TreeSet<>()).add(name);
  }

  /** A class, or a method with its class. */
  private static String name(TestSource source) {
    if (source instanceof MethodSource method) {
      return simple(method.getClassName()) + "." + method.getMethodName();
    }
    return source instanceof ClassSource type ? simple(type.getClassName()) : source.toString();
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (!skipped.isEmpty()) {
      // Others may have left a line unfinished.
      System.out.println();
    }
    skipped.forEach(
        (reason, tests) ->
            System.out.println("skipped (" + reason + "): " + String.join(", ", tests)));
    skipped.clear();
  }
}
