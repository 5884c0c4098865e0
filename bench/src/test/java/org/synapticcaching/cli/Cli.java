package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.StandardOutput;
import picocli.CommandLine;

/** Runs commands inside the test, with what they print caught. */
public final class Cli {
  /** A run that takes milliseconds. */
  private static final SortedMap<String, String> SMALL =
      new TreeMap<>(
          Map.of("--data", "digits", "--train-limit", "60", "--test-limit", "20", "--hidden", "5"));

  private Cli() {}

  /**
   * What a command did.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  public record Outcome(int code, String out, String err) {}

  /** All commands, without a run. */
  static CommandLine commandLine() {
    return Main.commandLine(session());
  }

  /** Of which nothing is seen. */
  static Session session() {
    StandardOutput nowhere = new StandardOutput(OutputStream.nullOutputStream());
    return new Session(new Interrupt(), false, nowhere);
  }

  public static Outcome run(String... arguments) {
    return run(new Interrupt(), arguments);
  }

  public static Outcome run(Interrupt interrupt, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome outcome = run(new StandardOutput(out), interrupt, arguments);
    return new Outcome(outcome.code(), out.toString(Charset.defaultCharset()), outcome.err());
  }

  /** Runs a command whose standard output goes elsewhere. */
  public static Outcome run(StandardOutput out, Interrupt interrupt, String... arguments) {
    StringWriter err = new StringWriter();
    Session session = new Session(interrupt, false, out);
    CommandLine commandLine = Main.commandLine(session);
    commandLine.setErr(new PrintWriter(err, true));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    int code = Main.run(session, commandLine, arguments);
    return new Outcome(code, "", err.toString());
  }

  /** The summary of a run that must have succeeded. */
  public static JsonNode json(Outcome outcome) {
    assertEquals(0, outcome.code(), outcome.err());
    try {
      return new ObjectMapper().readTree(outcome.out());
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(outcome.out(), wrong);
    }
  }

  /** Checks that a command failed with one line that says so, and printed nothing else. */
  public static void assertFails(Outcome outcome, int code, String message) {
    assertEquals(code, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertEquals("", outcome.out());
  }

  /** Keys of an object, in their order. */
  public static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Runs a command again with the settings that a summary lists. */
  public static JsonNode repeat(String command, JsonNode summary) {
    List<String> arguments = new ArrayList<>(List.of(command, "--json"));
    for (Map.Entry<String, JsonNode> setting : summary.get("settings").properties()) {
      JsonNode value = setting.getValue();
      if (!value.isNull() && !value.equals(BooleanNode.FALSE)) {
        arguments.add("--" + setting.getKey());
      }
      if (value.isArray()) {
        List<String> words = new ArrayList<>();
        value.forEach(each -> words.add(each.asText()));
        arguments.add(String.join(",", words));
      } else if (!value.isNull() && !value.isBoolean()) {
        arguments.add(value.asText());
      }
    }
    return json(run(arguments.toArray(String[]::new)));
  }

  /** Checks that a summary lists the options of its command, in their order, and no others. */
  public static void assertSettingsNameEveryOption(String command, JsonNode summary) {
    List<String> options = new ArrayList<>();
    commandLine()
        .getSubcommands()
        .get(command)
        .getCommandSpec()
        .options()
        .forEach(option -> options.add(option.longestName().substring(2)));
    options.removeAll(Set.of("help", "version", "json", "stacktrace", "debug-jvm"));
    assertEquals(options, keys(summary.get("settings")));
  }

  /** Trains a small network on few digits. */
  public static Outcome trainSmall(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    List<String> given = List.of(more);
    SMALL.forEach(
        (option, value) -> {
          if (!given.contains(option)) {
            arguments.addAll(List.of(option, value));
          }
        });
    arguments.addAll(given);
    return run(arguments.toArray(String[]::new));
  }
}
