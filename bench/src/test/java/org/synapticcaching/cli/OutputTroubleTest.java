package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.console.StandardOutput;

/** Output that cannot be written, or that goes to other places than ordinary files. */
class OutputTroubleTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final String HEADER = "presentations,epoch,accuracy,";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "figure --list",
        "backends",
        "backends --json",
        "data list",
        "generate-completion",
        "perceptron --synapses 5 --patterns 5",
        "perceptron --synapses 5 --patterns 5 --json",
        "train --data digits --train-limit 20 --test-limit 10 --hidden 2"
      })
  void standardOutputThatCannotBeWrittenIsAFailure(String command) {
    Outcome outcome = run("No space left on device", command.split(" "));
    assertEquals(1, outcome.code());
    assertEquals(
        List.of("synaptic-caching: standard output cannot be written (No space left on device)"),
        outcome.err().lines().filter(line -> !line.startsWith("note: ")).toList());
  }

  @Test
  void aReaderWhoLeftIsToldNothing() {
    Outcome outcome = run("Broken pipe", "train", "--help");
    assertEquals(141, outcome.code());
    assertEquals("", outcome.err());
  }

  @Test
  void allFilesOfAFigureAreThereThoughNobodyHearsOfThem() {
    Outcome outcome =
        run("Bad file descriptor", "figure", "lr20-fig1s1", "--runs", "1", "--out", folder + "");
    assertEquals(1, outcome.code());
    assertTrue(Files.exists(folder.resolve("lr20-fig1s1/run.json")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void allThatCanBeWrittenIsWritten() throws IOException {
    Path history = folder.resolve("h.csv");
    Outcome outcome =
        Cli.trainSmall(
            "--save-weights", FULL.toString(), "--history", history.toString(), "--json");
    assertEquals(1, outcome.code());
    assertEquals(
        "synaptic-caching: /dev/full: No space left on device" + System.lineSeparator(),
        outcome.err());
    assertTrue(Files.readString(history).startsWith(HEADER));
    assertTrue(outcome.out().contains("\"ending\" : \"completed\""), outcome.out());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void eachFailureHasALine() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("full.npz"), FULL);
    List<String> words = new ArrayList<>(List.of("train", "--data", "digits", "--hidden", "2"));
    words.addAll(List.of("--train-limit", "20", "--test-limit", "10"));
    words.addAll(List.of("--save-weights", link.toString(), "--json"));
    Outcome outcome = run("No space left on device", words.toArray(String[]::new));
    assertEquals(1, outcome.code());
    assertEquals(
        List.of(
            "synaptic-caching: " + link + ": No space left on device",
            "synaptic-caching: standard output cannot be written (No space left on device)"),
        outcome.err().lines().toList());
    assertTrue(Files.isSymbolicLink(link));
    Files.delete(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1"})
  void theTableGoesToStandardOutputAndTheSummaryToStandardError(String name) {
    Outcome outcome = Cli.trainSmall("--history", name);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith(HEADER), outcome.out());
    assertEquals(2, outcome.out().lines().count(), outcome.out());
    assertTrue(outcome.err().startsWith("data        built-in digits"), outcome.err());
    assertFalse(Files.exists(Path.of("-")));
  }

  @Test
  void weightsGoToStandardOutputAsTheBytesOfAFile() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Outcome outcome =
        Cli.run(
            new StandardOutput(bytes),
            new Interrupt(),
            "train --data digits --train-limit 20 --test-limit 10 --hidden 2 --save-weights -"
                .split(" "));
    assertEquals(0, outcome.code(), outcome.err());
    try (ZipInputStream zip =
        new ZipInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals("W1_initial.npy", zip.getNextEntry().getName());
    }
  }

  @Test
  void onlyOneThingGoesToStandardOutput() {
    Cli.assertFails(
        Cli.trainSmall("--history", "-", "--json"),
        2,
        "--history - and --json both write to standard output; name a file instead");
    Cli.assertFails(
        Cli.trainSmall("--history", "-", "--save-weights", "/dev/stdout"),
        2,
        "--save-weights /dev/stdout and --history - are the same file; name two");
  }

  @Test
  void aFileIsOneThingOnlyWhateverItIsCalled() throws IOException {
    Path file = Files.writeString(folder.resolve("d.npz"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder);
    for (Path name : List.of(file, link, linked.resolve("d.npz"), folder.resolve("x/../d.npz"))) {
      for (String output : List.of("--history", "--save-weights")) {
        for (String input : List.of("--data", "--init-weights", "--order-file")) {
          Outcome outcome = Cli.trainSmall(input, file.toString(), output, name.toString());
          Cli.assertFails(outcome, 2, "are the same file, which would be overwritten; name two");
        }
      }
    }
    assertEquals("precious", Files.readString(file));
    Cli.assertFails(
        Cli.trainSmall(
            "--history", folder.resolve("new") + "", "--save-weights", linked.resolve("new") + ""),
        2,
        "are the same file; name two");
  }

  @Test
  void theFilesOfMnistAreNotOverwritten() throws IOException {
    Path images = Files.writeString(folder.resolve("train-images-idx3-ubyte"), "precious");
    Outcome outcome =
        Cli.trainSmall(
            "--data", "mnist", "--mnist", folder.toString(), "--save-weights", images.toString());
    Cli.assertFails(outcome, 2, "--mnist " + images + " and --save-weights " + images);
  }

  @Test
  void aFileNeedsAName() {
    for (String option : List.of("--init-weights", "--save-weights", "--history", "--order-file")) {
      Cli.assertFails(Cli.trainSmall(option, ""), 2, "'" + option + "': '' is no file or folder");
    }
    Cli.assertFails(Cli.trainSmall("--data", ""), 2, "--data: unknown data set ''; known: auto");
    Cli.assertFails(
        Cli.run("perceptron", "--patterns-file", "", "--targets-file", "t.npy"),
        2,
        "'--patterns-file': '' is no file or folder");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
  void inputsAreOrdinaryFiles() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    for (String option : List.of("--init-weights", "--order-file")) {
      Cli.assertFails(
          Cli.trainSmall(option, pipe.toString()), 1, pipe + ": is no ordinary file; name a file");
      Cli.assertFails(
          Cli.trainSmall(option, folder.toString()), 1, folder + ": is a folder; name a file");
    }
  }

  @Test
  void whatAKilledRunLeftOfAFileIsRemoved() throws IOException {
    Path part = Files.writeString(folder.resolve(".w.npz.99999999999-1-1.part"), "half");
    Path other = Files.writeString(folder.resolve(".v.npz.99999999999-1-1.part"), "half");
    Outcome outcome = Cli.trainSmall("--save-weights", folder.resolve("w.npz").toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertFalse(Files.exists(part));
    assertTrue(Files.exists(other));
  }

  /** Runs a command whose standard output fails. */
  private static Outcome run(String failure, String... arguments) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(failure);
          }
        };
    return Cli.run(new StandardOutput(failing), new Interrupt(), arguments);
  }
}
