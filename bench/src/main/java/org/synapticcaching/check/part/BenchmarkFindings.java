package org.synapticcaching.check.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.roofline.BoundColumns;
import org.synapticcaching.suite.summary.SummaryRow;

/**
 * What is expected of a card, found in the rows of its benchmarks.
 *
 * @param rows that were measured
 * @param card id of the backend that learns populations on the card
 * @param processor id of the backend that it is compared with
 * @param copyRate bytes per second of a copy within the card's memory, read and written ones both
 *     counted; NaN where it was not measured
 */
record BenchmarkFindings(List<SummaryRow> rows, String card, String processor, double copyRate) {
  /** The fastest population of 512 networks or more. */
  static final String POPULATION = "population";

  /** How many times as fast as the fastest on the processor. */
  static final String RATIO = "population.ratio";

  /** Networks of many hidden units: the share of a copy's data rate. */
  static final String LARGE = "large.";

  /** Perceptrons: weight changes per second. */
  static final String PERCEPTRONS = "perceptrons.";

  private static final List<String> SIZES = List.of("10000", "100000");
  private static final List<String> POLICIES = List.of("none", "local-global");
  private static final String PRESENTED = "presented";
  private static final int FILLS_A_CARD = 512;
  private static final double MEGA = 1e-6;

  BenchmarkFindings {
    rows = List.copyOf(rows);
  }

  /** Ids of all that is looked for. */
  static List<String> ids() {
    return Stream.of(
            Stream.of(POPULATION, RATIO),
            SIZES.stream().map(LARGE::concat),
            POLICIES.stream().map(PERCEPTRONS::concat),
            Stream.of(TestShare.ID))
        .flatMap(each -> each)
        .toList();
  }

  /** What there is of it. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    Optional<SummaryRow> onCard = fastestPopulation(card);
    onCard
        .flatMap(row -> rate(POPULATION, row, PRESENTED, "presentations/s"))
        .ifPresent(findings::add);
    onCard
        .flatMap(row -> fastestPopulation(processor).map(other -> ratio(row, other)))
        .ifPresent(findings::add);
    for (String hidden : SIZES) {
      Map<String, String> wanted = Map.of("hidden", hidden, "policy", "local-local");
      row("TrainBenchmark.train", wanted)
          .flatMap(row -> large(hidden, row))
          .ifPresent(findings::add);
    }
    for (String policy : POLICIES) {
      Map<String, String> wanted = Map.of("population", "1024", "policy", policy);
      row("PerceptronSweepBenchmark.learnAll", wanted)
          .flatMap(row -> rate(PERCEPTRONS + policy, row, "updates", "updates/s"))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<SummaryRow> fastestPopulation(String backend) {
    return rows.stream()
        .filter(row -> row.row().benchmark().equals("PopulationBenchmark.train"))
        .filter(row -> row.row().backend().equals(backend))
        .filter(row -> row.counter(PRESENTED).isPresent())
        .filter(row -> Integer.parseInt(row.row().parameters().get("population")) >= FILLS_A_CARD)
        .max((a, b) -> Double.compare(presented(a), presented(b)));
  }

  private static double presented(SummaryRow row) {
    return row.counter(PRESENTED).orElse(Double.NaN);
  }

  private Optional<SummaryRow> row(String benchmark, Map<String, String> wanted) {
    return rows.stream()
        .filter(row -> row.row().benchmark().equals(benchmark))
        .filter(row -> row.row().backend().equals(card))
        .filter(row -> row.row().parameters().entrySet().containsAll(wanted.entrySet()))
        .findFirst();
  }

  private static Finding ratio(SummaryRow onCard, SummaryRow onProcessor) {
    double ratio = presented(onCard) / presented(onProcessor);
    String words =
        String.format(
            Locale.ROOT,
            "%.1f times %.1f M/s on %s cores",
            ratio,
            MEGA * presented(onProcessor),
            onProcessor.row().parameters().get("threads"));
    return new Finding(RATIO, ratio, "times", words, "");
  }

  private static Optional<Finding> rate(String id, SummaryRow row, String counter, String unit) {
    OptionalDouble rate = row.counter(counter);
    return rate.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                id,
                rate.getAsDouble(),
                unit,
                String.format(Locale.ROOT, "%.1f M %s", MEGA * rate.getAsDouble(), unit),
                BoundColumns.words(row.bound())));
  }

  /** What a presentation has to move, at the measured rate, as a share of what a copy moves. */
  private Optional<Finding> large(String hidden, SummaryRow row) {
    if (row.bound().isEmpty() || Double.isNaN(copyRate)) {
      return Optional.empty();
    }
    double perSecond = row.score().value();
    double share = 100 * row.bound().get().bytes() * perSecond / copyRate;
    String words =
        String.format(
            Locale.ROOT, "%.0f %% (%s presentations/s)", share, SummaryRow.digits(perSecond));
    return Optional.of(
        new Finding(LARGE + hidden, share, "%", words, BoundColumns.words(row.bound())));
  }
}
