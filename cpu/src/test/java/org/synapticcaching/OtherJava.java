package org.synapticcaching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second Java for tests: the same as this one, started as a user would. */
public final class OtherJava {
  private static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Variables of which Java tells that it has read them, so that its output is no longer ours. */
  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /**
   * Lets Java compile with its quick compiler alone, and tells the Java that it starts, too: what
   * ends soon, or has no kernels of vectors, takes a fifth to two fifths less. No result depends on
   * it.
   */
  public static final String COMPILING_QUICKLY = "-XX:TieredStopAtLevel=1";

  private OtherJava() {}

  /**
   * One that is ready to be started.
   *
   * @param words what follows {@code java}: flags, a jar or a class, arguments
   */
  public static ProcessBuilder with(List<String> words) {
    List<String> all = new ArrayList<>(List.of(PROGRAM.toString()));
    all.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().keySet().removeAll(OPTIONS);
    return builder;
  }
}
