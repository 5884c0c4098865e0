package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class MainTest {
  static List<String> commands() {
    return new ArrayList<>(Cli.commandLine().getSubcommands().keySet());
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
      CommandLine line = Cli.commandLine().getSubcommands().get(command);
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

  /** Picocli breaks long lines itself: a paragraph is one text, and an example fits a terminal. */
  @Test
  void helpIsBrokenWhereALineEndsAndNowhereElse() {
    helpOfAll(Cli.commandLine())
        .flatMap(usage -> Stream.of(usage.description(), usage.footer()).flatMap(Stream::of))
        .forEach(
            line ->
                assertTrue(
                    line.startsWith("  ") ? line.length() < 80 : line.matches("|.*[.:]"), line));
  }

  private static Stream<UsageMessageSpec> helpOfAll(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().usageMessage()),
        command.getSubcommands().values().stream().flatMap(MainTest::helpOfAll));
  }

  @Test
  void labelsOfValuesAreWhatIsTyped() {
    for (String command : List.of("sweep", "sweep perceptron", "figure", "reproduce")) {
      String help = Cli.run((command + " --help").split(" ")).out();
      assertTrue(help.contains("--slurm=N[%M] "), help);
    }
    Cli.assertFails(Cli.run("sweep", "--slurm"), 2, "'--slurm' (N[%M])");
  }

  /** What a user sees does not depend on which commands are made and which only described. */
  @Test
  void commandsThatNobodyAsksForAreListedAllTheSame() {
    Commands commands = new Commands(Cli.session());
    String all = commands.all().getUsageMessage();
    assertTrue(all.contains("Train one multilayer network"), all);
    for (List<String> words : List.of(List.<String>of(), List.of("data", "train"))) {
      assertEquals(all, commands.neededBy(words).getUsageMessage());
    }
  }

  @Test
  void everyCommandIsMadeForWhoeverAsksForIt() {
    Commands commands = new Commands(Cli.session());
    for (String command : commands()) {
      String whole = commands.all().getSubcommands().get(command).getUsageMessage();
      for (List<String> words : List.of(List.of(command, "--x"), List.of("@file"))) {
        CommandLine made = commands.neededBy(words).getSubcommands().get(command);
        assertEquals(whole, made.getUsageMessage());
      }
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trian | unknown command 'trian'; did you mean 'train'? known: train, perceptron",
        "data fetsh | unknown command 'fetsh'; did you mean 'fetch'? known: list, fetch, verify",
        "train --hiden 4 | unknown option '--hiden'; did you mean '--hidden'? (see",
        "train --hiden=4 | unknown option '--hiden'; did you mean '--hidden'? (see",
        "train -hidden 4 | unknown option '-hidden'; did you mean '--hidden'? (see",
        "train hidden | unexpected argument 'hidden'; did you mean '--hidden'? (see",
        "perceptron 4 | unexpected argument '4' (see",
        "generate-completion bash | unexpected argument 'bash' (see",
        "train --policy local-locl | did you mean 'local-local'? known: none",
        "train --backend smid | --backend: unknown backend 'smid'; did you mean 'simd'?",
        "figure lr20-fig1 --backend smid | unknown backend 'smid'; did you mean 'simd'?",
        "train --rule largest-update | did you mean 'largest-updates'? known: all",
        "train --network lr2 | unknown network 'lr2'; did you mean 'lr20'? known: lr20",
        "train --data mnits | unknown data set 'mnits'; did you mean 'mnist'? known: auto",
        "data fetch mnits | did you mean 'mnist'? known: mnist",
        "data fetch emnist-digit | did you mean 'emnist-digits'? known: mnist, fashion-mnist",
        "data verify fashion | did you mean 'fashion-mnist'? known: mnist",
        "train --data fashion-mnits | did you mean 'fashion-mnist'? known: auto",
        "figure lr20-fig5 | did you mean 'lr20-fig5a', 'lr20-fig5b' or 'lr20-fig5c'? known",
        "figure --scale papre --all | did you mean 'paper'? known: quick, paper",
      })
  void aMisspeltWordIsAnsweredWithWhatItMayMean(String words, String answer) {
    Cli.assertFails(Cli.run(words.split(" ")), 2, answer);
  }

  @Test
  void filesOfArgumentsAreRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "backends\n--json\n");
    Outcome outcome = Cli.run("@" + file);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("{"), outcome.out());
  }

  @Test
  void filesOfArgumentsThatCannotBeReadAreWrongUsage(@TempDir Path folder) throws IOException {
    Cli.assertFails(Cli.run("train", "@" + folder), 2, "@" + folder + ": a folder; name a file");
    Path none = folder.resolve("none");
    Cli.assertFails(Cli.run("train", "@" + none), 2, none + ": no such file; a word that begins");
    Cli.assertFails(Cli.run("train", "@\0"), 2, ": no name of a file");
    Path nested = Files.writeString(folder.resolve("nested"), "train\n@" + folder + "\n");
    Cli.assertFails(Cli.run("@" + nested), 2, "Could not read argument file @" + folder);
    Path closed = Files.writeString(folder.resolve("closed"), "train");
    if (closed.toFile().setReadable(false) && !Files.isReadable(closed)) {
      Cli.assertFails(Cli.run("@" + closed), 2, closed + ": not allowed to read it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "train", "perceptron", "figure", "data", "data fetch", "backends"})
  void everyHelpListsAllExitCodes(String command) {
    String help = Cli.run((command + " --help").strip().split(" ")).out();
    for (int code : new int[] {0, 1, 2, 129, 130, 137, 141, 143}) {
      assertTrue(help.matches("(?s).*\\R +" + code + " +[a-z].*"), code + " is not in " + help);
    }
  }

  @Test
  void aLongValueIsNotEchoedWhole() {
    String regex = "(".repeat(40_000);
    Outcome outcome = Cli.run("figure", "lr20-fig1", "--skip", regex);
    Cli.assertFails(outcome, 2, "characters left out) ...");
    assertTrue(outcome.err().length() < 2000, outcome.err());
    assertTrue(outcome.err().contains("--skip: ((("), outcome.err());
    assertTrue(outcome.err().contains("no regular expression: "), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train --hidden 4, | --hidden: nothing follows the last comma of '4,'",
        "train --learning-rate=0.1, | --learning-rate: nothing follows the last comma of '0.1,'",
        "train --data digits --train-limit 60001 | --train-limit must be <= 60000, all that",
        "train --data digits --test-limit 10001 | --test-limit must be <= 10000, all that",
        "train --data digits --mnist /nonexistent | --mnist: /nonexistent: no such folder",
        "train --fashion-mnist /nonexistent | --fashion-mnist: /nonexistent: no such folder",
        "figure lr20-fig2b --data foo | unknown data set 'foo'; known: auto, mnist, fashion-mnist",
        "figure lr20-fig2b --mnist /nonexistent | --mnist: /nonexistent: no such folder",
        "search --accuracy nan --study x | option '--accuracy': 'nan' is not a number (see",
        "figure lr20-fig2b --runs 2147483647 | --runs must be 1 to 10000, got 2147483647",
        "figure lr20-fig2b --seed 9223372036854775807 | at most 9223372036854775798, since 10",
      })
  void valuesAreCheckedBeforeAnythingIsComputed(String words, String expected) {
    Cli.assertFails(Cli.run(words.split(" ")), 2, expected);
  }

  /** As of a variable of the shell that is not set. */
  @ParameterizedTest
  @CsvSource({
    "figure lr20-fig1, --out",
    "sweep --vary seed=1..2, --out",
    "search --accuracy 0.9, --study",
    "train, --mnist",
    "train, --history",
    "bench --list, --out",
    "report, --out",
    "compare a b, --csv",
  })
  void anEmptyPathIsNotTheFolderThatOneIsIn(String words, String option) {
    String[] arguments = (words + " " + option + "=").split(" ");
    Cli.assertFails(Cli.run(arguments), 2, "'" + option + "': '' is no file or folder");
  }

  @Test
  void aPathThatCannotBeIsRefusedWithoutNamesOfClasses() {
    Outcome outcome = Cli.run("figure", "lr20-fig1", "--out", "a\0b");
    Cli.assertFails(outcome, 2, "Nul character not allowed");
    assertFalse(outcome.err().contains("Exception"), outcome.err());
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
