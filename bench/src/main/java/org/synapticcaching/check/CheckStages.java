package org.synapticcaching.check;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.console.Durations;

/** All stages, what matters first before what can wait. */
public final class CheckStages {
  /** The backend that runs of other commands name. */
  static final String CARD_BACKEND = "cuda";

  /** Without it no other stage makes sense. */
  static final String PROBE = "probe";

  private CheckStages() {}

  static List<CheckStage> all() {
    return List.of(
        part(PROBE, "card, driver and versions; the first network and perceptron", ofSeconds(20)),
        new CheckStage(
            "contract",
            "the tests of both backends, of slices and of perceptrons, on the card",
            ofMinutes(3),
            new ContractWork()),
        part(
            "comparison",
            "a data set learned by every backend of the card and by the processor",
            ofMinutes(1)),
        part(
            "determinism",
            "the same bytes a second time, alone, and in any population",
            ofSeconds(40)),
        new CheckStage(
            "sanitizer",
            "memcheck and racecheck of compute-sanitizer, where there is one",
            ofMinutes(3),
            new SanitizerWork(System.getenv())),
        part("ceilings", "the most that card and processor can do", ofSeconds(20)),
        part(
            "benchmarks",
            "populations, perceptrons, large networks and kernels beside the processor",
            ofMinutes(10)),
        new CheckStage(
            "figures",
            "at paper scale: " + String.join(", ", FigureWork.FIGURES),
            ofMinutes(6),
            new FigureWork()));
  }

  private static CheckStage part(String id, String what, Duration expected) {
    return new CheckStage(id, what, expected, new PartWork(id));
  }

  /** What {@code --list} prints: each stage with the time that it is expected to take on a card. */
  public static String listing(List<String> chosen) {
    StringBuilder text = new StringBuilder();
    Duration together = Duration.ZERO;
    for (CheckStage stage : all()) {
      if (chosen.contains(stage.id())) {
        text.append(line(stage.id(), stage.expected(), stage.what()));
        together = together.plus(stage.expected());
      }
    }
    return text.append(line("together", together, "")).toString();
  }

  private static String line(String id, Duration expected, String what) {
    String line = "%-12s %-8s %s".formatted(id, Durations.words(expected), what);
    return line.stripTrailing() + System.lineSeparator();
  }

  /** The words that users name them by, in their order. */
  public static List<String> ids() {
    return all().stream().map(CheckStage::id).toList();
  }
}
