package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.synapticcaching.OtherJava;

/**
 * A command of the README.
 *
 * @param text as it stands there
 */
record ReadmeCommand(String text) {
  /** How a block begins whose commands every machine can run. */
  static final String ANYWHERE = "```sh";

  /** How a block begins whose commands take minutes, and build on one another. */
  static final String JOBS = "```sh jobs";

  /** How a block begins whose commands need a GPU. */
  static final String ON_GPU = "```sh gpu";

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** All commands in blocks that begin so. */
  static List<ReadmeCommand> in(String block) throws IOException {
    List<ReadmeCommand> commands = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("```")) {
        within = line.equals(block);
      } else if (within && !line.isBlank()) {
        Arrays.stream(line.split(" && ")).map(ReadmeCommand::new).forEach(commands::add);
      }
    }
    return commands;
  }

  /** Those that start a jar. */
  static List<ReadmeCommand> ofJars(String block) throws IOException {
    return in(block).stream().filter(command -> command.text.startsWith("java ")).toList();
  }

  /** The arguments of the jar. */
  List<String> arguments() {
    List<String> words = words();
    return words.subList(3, words.size());
  }

  /** Starts the jar that was just built, with these arguments, in a folder of its own. */
  Process start(Path folder, List<String> arguments) throws IOException {
    return start(folder, List.of(), arguments);
  }

  /** The same with flags for Java. */
  Process start(Path folder, List<String> flags, List<String> arguments) throws IOException {
    List<String> words = words();
    assertEquals("-jar", words.get(1));
    Path jar = Path.of(words.get(2));
    assertEquals(Path.of("bench", "target"), jar.getParent());
    List<String> started = new ArrayList<>(flags);
    // A benchmark that somebody runs at the same time spoils its numbers, not this test.
    started.add("-Djmh.ignoreLock=true");
    started.add("-jar");
    started.add(Path.of(System.getProperty("jars")).resolve(jar.getFileName()).toString());
    started.addAll(arguments);
    Files.createDirectories(folder.resolve("bench/target"));
    Files.createDirectories(folder.resolve("results"));
    return OtherJava.with(started)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("output").toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  @Override
  public String toString() {
    return text;
  }
}
