package org.synapticcaching.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.cli.Main;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.Terminal;

/**
 * The command line of the second Java: the user's own flags, those we add, and the arguments.
 *
 * @param javaHome directory of the Java to start
 * @param classPath where the classes are
 * @param userFlags flags that the first Java was given
 * @param terminal whether standard error is a terminal
 * @param parent process number of the first Java
 * @param arguments of the command line
 */
record ChildCommand(
    String javaHome,
    String classPath,
    List<String> userFlags,
    boolean terminal,
    long parent,
    String[] arguments) {
  ChildCommand {
    userFlags = List.copyOf(userFlags);
    arguments = arguments.clone();
  }

  /** Program and arguments, for {@link ProcessBuilder}. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(javaHome, "bin", "java").toString());
    words.addAll(speedFlags());
    words.addAll(userFlags);
    words.add("--add-modules");
    words.add(Launcher.VECTOR_MODULE);
    // For the libraries of the graphics card, which newer versions of Java warn about.
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("-D" + Terminal.PROPERTY + "=" + terminal);
    words.add("-D" + ParentWatch.PROPERTY + "=" + parent);
    words.add("-cp");
    words.add(classPath);
    words.add(Main.class.getName());
    words.addAll(List.of(arguments));
    return words;
  }

  /**
   * Objects on cache lines of 64 bytes, so that no vector of weights crosses one (a fifth faster),
   * and the collector with the least start-up and memory, since learning allocates next to nothing;
   * nearly all memory is for what lives long, as matrices do.
   */
  private List<String> speedFlags() {
    List<String> flags = new ArrayList<>(List.of("-XX:ObjectAlignmentInBytes=64"));
    if (userFlags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
      flags.add("-XX:+UseSerialGC");
      flags.add("-XX:NewRatio=8");
    }
    return flags;
  }
}
