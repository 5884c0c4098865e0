package org.synapticcaching.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.Terminal;
import org.synapticcaching.machine.SpeedFlags;

/**
 * The command line of the second Java: the user's own flags, those we add, and the arguments.
 *
 * @param javaHome directory of the Java to start
 * @param classPath where the classes are
 * @param archive of the classes, where there is one
 * @param pageFlags those about the size of pages of memory, as this machine needs them
 * @param userFlags flags that the first Java was given, and that both can have
 * @param vector whether this Java has the Vector API to offer
 * @param utf8 whether the second Java needs a locale with all letters, which the first one lacks
 * @param terminal whether standard error is a terminal
 * @param parent process number of the first Java
 * @param main class whose main method it runs
 * @param arguments of the command line
 */
record ChildCommand(
    String javaHome,
    String classPath,
    Optional<ClassArchive> archive,
    List<String> pageFlags,
    List<String> userFlags,
    boolean vector,
    boolean utf8,
    boolean terminal,
    long parent,
    String main,
    List<String> arguments) {
  /**
   * Files that the first Java inherited open, as from {@code >(...)} of a shell; 0, 1, 2 pass on.
   */
  private static final Pattern OPEN_FILE =
      Pattern.compile("^((?:--?[\\w-]+=|@)?)/(?:dev|proc/self)/fd/([3-9]|[1-9]\\d+)$");

  ChildCommand {
    pageFlags = List.copyOf(pageFlags);
    userFlags = List.copyOf(userFlags);
    arguments = List.copyOf(arguments);
  }

  /** Program and arguments, for {@link ProcessBuilder}. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(javaHome, "bin", "java").toString());
    words.addAll(SpeedFlags.beside(userFlags));
    words.addAll(pageFlags);
    archive.ifPresent(classes -> words.addAll(classes.flags(userFlags)));
    words.addAll(userFlags);
    if (vector) {
      words.add("--add-modules");
      words.add(SpeedFlags.VECTOR_MODULE);
    }
    words.add(SpeedFlags.NATIVE);
    words.add("-D" + Terminal.PROPERTY + "=" + terminal);
    words.add("-D" + ParentWatch.PROPERTY + "=" + parent);
    boolean encoded = utf8 && arguments.stream().anyMatch(each -> !each.matches("\\p{ASCII}*"));
    if (encoded) {
      words.add("-D" + HandedArguments.PROPERTY + "=true");
    }
    words.add("-cp");
    words.add(classPath);
    words.add(main);
    arguments.stream()
        .map(this::reachable)
        .map(each -> encoded ? HandedArguments.encode(each) : each)
        .forEach(words::add);
    return words;
  }

  /** Changes the environment of the first Java to that of the second. */
  void adapt(Map<String, String> environment) {
    // They are among the flags already; twice they would be read, and told of, twice.
    JavaFlags.VARIABLES.forEach(environment::remove);
    if (utf8) {
      environment.put("LC_ALL", "C.UTF-8");
    }
  }

  /** Java lets a child inherit no open file but the first three; through us it finds the others. */
  private String reachable(String argument) {
    return OPEN_FILE.matcher(argument).replaceFirst("$1/proc/" + parent + "/fd/$2");
  }
}
