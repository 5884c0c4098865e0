package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.Cli.Outcome;

/** Wrong command lines: exit code 2 and one line that names the option and the value. */
class TrainUsageTest {
  @ParameterizedTest
  @CsvSource({
    "--policy, lazy",
    "--decay-time, 0",
    "--decay-time, -5",
    "--decay-time, NaN",
    "--decay-time, soon",
    "--maintenance-cost, -0.1",
    "--maintenance-cost, NaN",
    "--maintenance-cost, inf",
    "--change-cost, -1",
    "--exponent, -1",
    "--exponent, NaN",
    "--threshold, -0.01",
    "--threshold, NaN",
    "--event-order, later",
    "--comparison, lt",
    "--every, 0",
    "--every, 1.5",
    "--seed, one",
    "--backend, abacus",
    "--data, cifar",
    "--train-limit, 0",
    "--train-limit, many",
    "--test-limit, -1",
    "--input, grey",
    "--network, vgg",
    "--hidden, 0",
    "--hidden, '50,-1'",
    "--bias, maybe",
    "--gradient, natural",
    "--loss, hinge",
    "--learning-rate, 0",
    "--learning-rate, NaN",
    "--learning-rate, '0.1,-0.1'",
    "--rule, none",
    "--plastic, 0",
    "--plastic, 0.0",
    "--plastic, 1.5",
    "--plastic, -3",
    "--plastic, NaN",
    "--plastic, some",
    "--plastic, '0.1,2.5'",
    "--subnet, 0",
    "--subnet, 1.01",
    "--subnet, half",
    "--masks, two",
    "--propagate-masks, maybe",
    "--initial-deviation, -0.01",
    "--initial-deviation, '0.01,NaN'",
    "--presentations, -1",
    "--presentations, 1e6",
    "--epochs, -2",
    "--until-accuracy, 0",
    "--until-accuracy, 93",
    "--until-accuracy, NaN",
    "--test-every, -1",
    "--order, listed",
  })
  void aValueThatMakesNoSenseIsNamed(String option, String value) {
    Outcome outcome = Cli.trainSmall(option, value);
    Cli.assertFails(outcome, 2, option);
    String last = value.substring(value.lastIndexOf(',') + 1);
    assertTrue(outcome.err().contains(last.equals("inf") ? "Infinity" : last), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'--presentations 5 --epochs 1', '--presentations and --epochs'",
    "'--order random --order-file o.npy', '--order and --order-file'",
    "'--policy local-local', '--policy local-local needs a --threshold'",
    "'--policy quantised', '--policy quantised needs a --threshold'",
    "'--policy local-local --threshold aut', 'is not a number, nor ''auto'''",
    "'--policy local-local --threshold 1 --threshold-horizon 9', '--threshold-horizon is for'",
    "'--policy none --threshold-memory 9', '--threshold-memory is for --threshold auto'",
    "'--policy local-local --threshold 1 --threshold-scope neuron', '--threshold-scope is for'",
    "'--policy local-local --threshold auto --threshold-scope layer', 'threshold scope'",
    "'--policy local-local --threshold auto --threshold-memory 0', 'must be >= 1, got 0'",
    "'--learning-rate 0.1,0.2,0.3', 'one per weight matrix (2), got 3'",
    "'--network rp24 --loss cross-entropy', 'cross-entropy needs'",
    "'--initial-deviation 0.1,0.2,0.3', 'one per weight matrix (2), got 3'",
    "'--seed 1 --seed 2', '--seed'",
    "'--history', '--history'",
    "'--epochs 9000000000000000000', '--epochs 9000000000000000000'",
    "'--presentations 6e4', '''6e4'' is not a whole number, in digits such as 1000'",
    "'--hidden 1.5', 'option ''--hidden'' (H): ''1.5'' is not a whole number'",
    "'--every 2147483648', '''2147483648'' is too large; at most 2147483647'",
    "'--seed -9223372036854775809', 'is too small; at least -9223372036854775808'",
  })
  void optionsThatDoNotFitTogetherAreToldApart(String options, String expected) {
    Cli.assertFails(Cli.trainSmall(options.split(" ")), 2, expected);
  }

  @Test
  void aLimitAboveTheDataIsWrongUsage() {
    Outcome outcome = Cli.run("train", "--data", "digits", "--train-limit", "60001");
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(
        outcome.err().contains("--train-limit must be <= 60000, all that there are, got 60001"),
        outcome.err());
  }

  @Test
  void outputFilesAreCheckedBeforeLearning(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Outcome blocked = Cli.trainSmall("--history", file.resolve("h.csv").toString());
    assertEquals(2, blocked.code());
    assertTrue(blocked.err().contains("h.csv: " + file + " is not a folder"), blocked.err());
    Outcome itself = Cli.trainSmall("--save-weights", folder.toString());
    assertEquals(2, itself.code());
    assertTrue(itself.err().contains("is a folder"), itself.err());
  }

  @Test
  void missingFashionMnistFailsAtRunTimeTellingWhatToType(@TempDir Path folder) {
    Outcome outcome =
        Cli.run("train", "--data", "fashion-mnist", "--fashion-mnist", folder.toString());
    Cli.assertFails(outcome, 1, "run 'data fetch fashion-mnist --to " + folder + "'");
  }

  @Test
  void missingMnistFailsAtRunTime(@TempDir Path folder) {
    Outcome outcome = Cli.run("train", "--data", "mnist", "--mnist", folder.toString());
    Cli.assertFails(outcome, 1, folder.toString());
  }
}
