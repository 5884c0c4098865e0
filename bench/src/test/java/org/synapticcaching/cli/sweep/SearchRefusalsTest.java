package org.synapticcaching.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;

/** What {@code search} refuses, in one line each. */
class SearchRefusalsTest {
  @TempDir private Path folder;

  private SmallSearch small() {
    return new SmallSearch(folder);
  }

  @Test
  void aStudyOfAnotherKindIsRefused() {
    assertEquals(0, small().easy("study").code());
    Outcome space = small().easy("study", "--vary", "learning-rate=0.1:1:log");
    Cli.assertFails(space, 1, "another study, whose learning-rate is 0.01:1.0:log and not 0.1:1.0");
    Outcome prices = small().easy("study", "--change-cost", "0.1");
    Cli.assertFails(prices, 1, "another study, whose change-cost is 0.0 and not 0.1");
    Outcome seed = small().easy("study", "--seed", "2");
    Cli.assertFails(seed, 1, "another study, whose seed is 1 and not 2");
    Outcome numbers = small().search("study", "--accuracy", "0.25", "--backend", "ejml");
    Cli.assertFails(numbers, 1, "another study, whose backend is simd and not ejml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--budget 0 | --budget: a study needs something to spend, above 0, got 0.0",
        "--budget 3d | --budget: '3d' is neither a number of presentations (2e7) nor a time",
        "--accuracy 1.5 | --accuracy must be above 0 and at most 1, got 1.5",
        "--wave 0 | --wave must be >= 1, got 0",
        "--presentations 0 | --presentations must be >= 1, got 0",
        "--epochs 1 | --presentations and --epochs exclude each other",
        "--until-accuracy 0.5 | --until-accuracy: a search has its --accuracy instead",
        "--vary seed=1..5 | --vary seed=1..5: the search itself decides on --seed",
        "--vary exponent=0,1 | --exponent is a price; energies under others do not compare",
        "--vary hidden=5 | --vary hidden is there twice",
        "--hidden 5 | --vary hidden: --hidden is given as well",
        "--vary learning-rate=fast | 'fast' is not a number",
        "--vary policy=lokal | lokal",
        "--vary threshold=0.1:0.01:log | --vary threshold=0.1:0.01:log: the range",
        "--vary speed=1:2:log | --vary speed: there is no option --speed",
        "--vary threshold=-1:1:linear | --vary threshold: an end of -1.0:1.0:linear makes no sense: --",
        "--vary learning-rate=0:1:linear | --learning-rate must be finite, > 0, got 0.0",
        "--vary plastic=0.5:2:log | makes no sense",
        "--learning-rate 0 | --learning-rate must be finite, > 0, got 0.0",
        "--history a.csv | a file of one run, and 'search' makes many; use 'train'",
      })
  void nonsenseIsRefusedBeforeAnythingIsLearned(String options, String message) {
    List<String> words = new ArrayList<>(List.of(options.split(" ")));
    for (String needed : List.of("--accuracy", "--budget", "--presentations", "--wave")) {
      int own = small().words("study").indexOf(needed);
      if (own < 0 && !words.contains(needed)) {
        words.addAll(List.of(needed, needed.equals("--budget") ? "1000" : "0.25"));
      }
    }
    List<String> all = new ArrayList<>(small().words("study"));
    for (String given : List.of("--presentations", "--wave")) {
      if (words.contains(given)) {
        all.subList(all.indexOf(given), all.indexOf(given) + 2).clear();
      }
    }
    all.addAll(words);
    Cli.assertFails(Cli.run(all.toArray(String[]::new)), 2, message);
    assertFalse(Files.exists(folder.resolve("study")));
  }
}
