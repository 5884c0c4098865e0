package org.synapticcaching.check;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.console.ParentWatch;

/**
 * How stages start this program again, with the flags that users get.
 *
 * @param java the program that runs Java
 * @param classPath where the classes are
 * @param flags for full speed, and the user's own
 * @param commandLine class with the commands of this program
 */
public record JavaProgram(Path java, String classPath, List<String> flags, String commandLine) {
  public JavaProgram {
    flags = List.copyOf(flags);
  }

  /** This Java and its classes. */
  public static JavaProgram ofThisJava(List<String> flags, Class<?> commandLine) {
    return new JavaProgram(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        flags,
        commandLine.getName());
  }

  /** The jar that has all classes; empty where they are in several places, as in a build. */
  Optional<Path> jar() {
    return classPath.contains(File.pathSeparator)
        ? Optional.empty()
        : Optional.of(Path.of(classPath)).filter(path -> path.toString().endsWith(".jar"));
  }

  /** With flags beside these. */
  JavaProgram with(List<String> more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(more);
    return new JavaProgram(java, classPath, all, commandLine);
  }

  /** With classes beside these, such as those of all jars in a folder: {@code folder/*}. */
  JavaProgram withClasses(String more) {
    return new JavaProgram(java, classPath + File.pathSeparator + more, flags, commandLine);
  }

  /** One of our own classes, which ends when this Java is gone. */
  List<String> start(Class<?> main, List<String> arguments) {
    return watching(main.getName(), arguments);
  }

  /** A command of this program, which ends when this Java is gone. */
  List<String> command(List<String> arguments) {
    return watching(commandLine, arguments);
  }

  private List<String> watching(String main, List<String> arguments) {
    long here = ProcessHandle.current().pid();
    return with(List.of("-D%s=%s".formatted(ParentWatch.PROPERTY, here))).plain(main, arguments);
  }

  /** A command of this program for another program to start. */
  List<String> commandForOthers(List<String> arguments) {
    return plain(commandLine, arguments);
  }

  private List<String> plain(String main, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.addAll(flags);
    words.addAll(List.of("-cp", classPath, main));
    words.addAll(arguments);
    return words;
  }
}
