package org.synapticcaching.cli.launch;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;

/** Flags of a Java, on its command line or in the environment, in the order in which they count. */
record JavaFlags(List<String> all) {
  /** Variables that hold flags. */
  static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** They listen on a port, which only one Java can. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "-agentlib:jdwp\\b.*|-Xrunjdwp\\b.*"
              + "|-Dcom\\.sun\\.management\\.(jmxremote\\b.*|config\\.file=.*)");

  JavaFlags {
    all = List.copyOf(all);
  }

  /** Those that this Java was given. */
  static JavaFlags ofThisJava() {
    String property = "user.dir";
    String folder = System.getProperty(property);
    // The management classes of Java 17 look at the folder, for permissions that nobody asks for,
    // and fail where the locale lacks a letter of its name. Nothing else reads this after the
    // start.
    System.setProperty(property, "/");
    try {
      return new JavaFlags(ManagementFactory.getRuntimeMXBean().getInputArguments());
    } finally {
      System.setProperty(property, folder);
    }
  }

  /** Those that debuggers and monitors reach a Java by. */
  List<String> listening() {
    return all.stream().filter(flag -> LISTENING.matcher(flag).matches()).toList();
  }

  /** All others: what a second Java can be given too. */
  List<String> others() {
    return all.stream().filter(flag -> !LISTENING.matcher(flag).matches()).toList();
  }
}
