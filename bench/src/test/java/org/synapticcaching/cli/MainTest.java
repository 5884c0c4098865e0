package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli.Outcome;
import picocli.CommandLine;

class MainTest {
  static List<String> commands() {
    return new ArrayList<>(
        Main.commandLine(new Session(new Interrupt(), false)).getSubcommands().keySet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Outcome outcome = Cli.run(command, "--help");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("Usage: synaptic-caching " + command), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void everyOptionIsDescribed() {
    for (String command : commands()) {
      if (command.equals("generate-completion")) {
        continue;
      }
      CommandLine line =
          Main.commandLine(new Session(new Interrupt(), false)).getSubcommands().get(command);
      line.getCommandSpec()
          .options()
          .forEach(
              option -> {
                assertTrue(option.description().length > 0, command + " " + option.longestName());
                if (option.defaultValue() != null && option.arity().max() > 0) {
                  assertTrue(
                      String.join(" ", option.description()).contains("Default: "),
                      command + " " + option.longestName() + " does not tell its default");
                }
              });
    }
  }

  @Test
  void helpTellsDefaultsAndUnits() {
    String help = Cli.run("train", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("in presentations, > 0; 'inf' for no decay. Default: inf."), help);
    assertTrue(help.contains("in units of weight"), help);
    assertFalse(help.contains("${"), help);
  }

  @Test
  void versionTellsProgramAndJava() {
    Outcome outcome = Cli.run("--version");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().matches("(?s)synaptic-caching \\d+\\.\\d+\\.\\d+\\S*\\RJava .*"));
    assertTrue(outcome.out().contains(Runtime.version().toString()));
  }

  @Test
  void noCommandIsWrongUsageAndListsThem() {
    Cli.assertFails(Cli.run(), 2, "train, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trian", "--no-such-option"})
  void whatIsUnknownIsWrongUsage(String word) {
    Cli.assertFails(Cli.run(word), 2, "'" + word + "'");
  }

  @Test
  void stackTracesAreForThoseWhoAsk() {
    assertEquals(1, Cli.trainSmall("--seed", "x").err().lines().count());
    assertTrue(Cli.trainSmall("--seed", "x", "--stacktrace").err().contains("\tat picocli"));
  }

  @Test
  void completionIsABashScript() {
    Outcome outcome = Cli.run("generate-completion");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("#!/usr/bin/env bash"));
    assertTrue(outcome.out().contains("local-neuron"));
  }

  @Test
  void backendsAreListedForPeopleAndPrograms() {
    Outcome text = Cli.run("backends");
    assertEquals(0, text.code());
    assertTrue(text.out().contains("simd"), text.out());
    assertTrue(text.out().contains("'--backend auto' takes simd"), text.out());
    Outcome json = Cli.run("backends", "--json");
    assertEquals(0, json.code());
    assertTrue(json.out().contains("\"auto\" : \"simd\""), json.out());
    assertTrue(json.out().contains("\"available\" : true"), json.out());
  }
}
