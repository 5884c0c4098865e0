package org.synapticcaching.check.part;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.device.Gpu;

/**
 * Holds the backends of a card to their contract: the tests that need a card, by JUnit's console,
 * both of which are on the class path then. Without a card it ends with one line and 1.
 */
public final class ContractMain {
  /** Name of the jar that has the tests. */
  public static final String TESTS = "synaptic-caching-gpu-.*-tests\\.jar";

  /** Name of the jar that runs them. */
  public static final String CONSOLE = "junit-platform-console-.*\\.jar";

  /** Property: whether an emulation will do for tests that need a card. */
  public static final String EMULATION = "gpu.emulation";

  private static final String REQUIRED = "gpu.required";
  private static final String LAUNCHER = "org.junit.platform.console.ConsoleLauncher";
  private static final int FAILED = 1;

  private ContractMain() {}

  /** Runs the tests and exits; options are those of JUnit's console. */
  public static void main(String[] typed) {
    ParentWatch.start();
    Availability gpu = Gpu.availability();
    if (!gpu.available()) {
      fail("no GPU: " + gpu.reason() + "; " + gpu.remedy());
    }
    if (gpu.emulated() && !Boolean.getBoolean(EMULATION)) {
      fail(gpu.device() + " is no card; nothing is held to the contract there");
    }
    System.setProperty(REQUIRED, "true");
    run(words(HandedArguments.received(typed)));
  }

  private static List<String> words(String[] options) {
    Pattern name = Pattern.compile(TESTS);
    String tests =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> name.matcher(Path.of(path).getFileName().toString()).matches())
            .findFirst()
            .orElse("");
    if (tests.isEmpty()) {
      fail("the jar of the tests is not on the class path");
    }
    List<String> words = new ArrayList<>(List.of("execute", "--disable-banner"));
    if (Stream.of(options).noneMatch(option -> option.startsWith("--details="))) {
      words.add("--details=summary");
    }
    words.addAll(
        List.of(
            "--scan-classpath=" + tests,
            "--include-engine=junit-jupiter",
            "--include-tag=device",
            "--fail-if-no-tests"));
    words.addAll(List.of(options));
    return words;
  }

  /** By name, as JUnit is no part of the program. */
  private static void run(List<String> words) {
    try {
      Class.forName(LAUNCHER)
          .getMethod("main", String[].class)
          .invoke(null, (Object) words.toArray(String[]::new));
    } catch (ClassNotFoundException missing) {
      fail("JUnit's console is not on the class path");
    } catch (InvocationTargetException problem) {
      throw new IllegalStateException(problem.getCause());
    } catch (ReflectiveOperationException otherJunit) {
      throw new IllegalStateException(otherJunit);
    }
  }

  private static void fail(String line) {
    System.err.println("contract: " + line);
    System.exit(FAILED);
  }
}
