package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli.Outcome;

class DataCommandTest {
  @TempDir Path directory;

  private String directory() {
    return directory.toString();
  }

  private static String realMnist() {
    String real = System.getenv("MNIST_DIR");
    Assumptions.assumeTrue(real != null && !real.isBlank(), "needs the real MNIST in MNIST_DIR");
    return real;
  }

  @Test
  void listTellsEverySetAndHowToGetWhatIsMissing() {
    Outcome outcome = Cli.run("data", "list", "--mnist", directory());
    assertEquals(0, outcome.code());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("not found in " + directory()), outcome.out());
    assertTrue(outcome.out().contains("data fetch mnist --to " + directory()), outcome.out());
    assertTrue(outcome.out().contains("\nfashion-mnist "), outcome.out());
    assertTrue(outcome.out().contains("\nemnist-balanced "), outcome.out());
    assertTrue(outcome.out().contains("\ndigits "), outcome.out());
    assertTrue(outcome.out().contains("\nFILE.npz "), outcome.out());
  }

  @Test
  void listTellsWhatIsWrong() throws IOException {
    Files.write(directory.resolve("train-labels-idx1-ubyte"), new byte[3]);
    String out = Cli.run("data", "list", "--mnist", directory()).out();
    assertTrue(out.contains("not verified in " + directory()), out);
  }

  @Test
  void realMnistIsListedAsVerified() {
    Outcome outcome = Cli.run("data", "list", "--mnist", realMnist());
    assertTrue(outcome.out().contains("MB, verified"), outcome.out());
    assertFalse(outcome.out().contains("data fetch mnist"), outcome.out());
  }

  @Test
  void verifyOfRealMnistSucceedsAndKeepsQuietOnStandardError() {
    Outcome outcome = Cli.run("data", "verify", "--mnist", realMnist());
    assertEquals(0, outcome.code());
    assertEquals(4, outcome.out().lines().filter(line -> line.endsWith(": verified")).count());
    assertEquals("", outcome.err());
  }

  @Test
  void verifyFailsTellingEachFileAndTheRemedy() throws IOException {
    Files.write(directory.resolve("train-labels-idx1-ubyte"), new byte[3]);
    Outcome outcome = Cli.run("data", "verify", "--mnist", directory());
    assertEquals(1, outcome.code());
    assertEquals(3, outcome.out().lines().filter(line -> line.endsWith(": missing")).count());
    assertTrue(outcome.out().contains("60008 uncompressed bytes expected, found 3"));
    assertEquals(1, outcome.err().lines().count());
    assertTrue(outcome.err().contains("4 of 4 files"), outcome.err());
  }

  @Test
  void fetchKeepsWhatIsRightWithoutTheNetwork() throws IOException {
    Path real = Path.of(realMnist());
    for (String name :
        new String[] {
          "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"
        }) {
      String file = name + "-ubyte.gz";
      Files.copy(real.resolve(file), directory.resolve(file));
    }
    Outcome outcome = Cli.run("data", "fetch", "mnist", "--to", directory());
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(4, outcome.err().lines().filter(l -> l.endsWith("is there and verified")).count());
    assertTrue(outcome.out().contains("mnist is in " + directory()), outcome.out());
    assertTrue(outcome.out().contains("To cite it: "), outcome.out());
  }

  @Test
  void unknownSetIsWrongUsageNamingTheKnownOnes() {
    String message = "unknown published data set 'cifar'; known: mnist";
    Cli.assertFails(Cli.run("data", "fetch", "cifar", "--to", directory()), 2, message);
    Cli.assertFails(Cli.run("data", "verify", "cifar"), 2, message);
  }

  @Test
  void fashionMnistIsListedAndVerifiedWhereItsOwnOptionSays() throws IOException {
    Files.write(directory.resolve("train-labels-idx1-ubyte.gz"), new byte[3]);
    String list = Cli.run("data", "list", "--fashion-mnist", directory()).out();
    assertTrue(list.contains("not verified in " + directory() + " (--fashion-mnist)"), list);
    assertTrue(list.contains("'data verify fashion-mnist' tells more"), list);
    Outcome wrong = Cli.run("data", "verify", "fashion-mnist", "--fashion-mnist", directory());
    assertEquals(1, wrong.code());
    assertTrue(
        wrong.err().contains("4 of 4 files of fashion-mnist are missing or not verified"),
        wrong.err());
    assertTrue(wrong.err().contains("'data fetch fashion-mnist --to " + directory()), wrong.err());
    // The SHA-256 of three zero bytes.
    String digest = "709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c";
    Outcome told =
        Cli.run(
            "data",
            "verify",
            "fashion-mnist",
            "--fashion-mnist",
            directory(),
            "--sha256",
            "train-labels-idx1-ubyte.gz=" + digest);
    assertTrue(told.out().contains("train-labels-idx1-ubyte.gz: verified"), told.out());
    assertTrue(told.err().contains("3 of 4 files"), told.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | FILE=DIGEST expected, got 'x'",
        "x.gz=00 | unknown file of fashion-mnist 'x.gz'; known: train-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz=00 | 64 hexadecimal digits expected for t10k-labels",
      })
  void wrongDigestIsOneLineAndNothingIsFetched(String word, String message) {
    Path to = directory.resolve("new");
    Outcome outcome =
        Cli.run("data", "fetch", "fashion-mnist", "--to", to.toString(), "--sha256", word);
    Cli.assertFails(outcome, 2, "--sha256: " + message);
    assertFalse(Files.exists(to));
  }

  @Test
  void digestOfOneFileToldTwiceIsRefused() {
    String digest = "t10k-labels-idx1-ubyte.gz=" + "0".repeat(64);
    Outcome outcome = Cli.run("data", "verify", "mnist", "--sha256", digest, "--sha256", digest);
    Cli.assertFails(outcome, 2, "is told twice; tell it once");
  }

  @Test
  void placeThatCannotBeWrittenIsOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Outcome outcome = Cli.run("data", "fetch", "mnist", "--to", file.resolve("x").toString());
    Cli.assertFails(outcome, 1, "cannot be written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data", "data fetch", "data lst", "data list extra", "data verify --to x"})
  void wrongUsageIsOneLineAndExitCodeTwo(String line) {
    Cli.assertFails(Cli.run(line.split(" ")), 2, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "fetch", "verify"})
  void everySubcommandHasHelpWithItsDefaults(String command) {
    Outcome outcome = Cli.run("data", command, "--help");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("Usage: synaptic-caching data " + command), outcome.out());
    assertTrue(outcome.out().contains("Default: "), outcome.out());
  }
}
