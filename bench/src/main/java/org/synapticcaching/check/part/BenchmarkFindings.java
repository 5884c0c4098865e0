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
 */
record BenchmarkFindings(List<SummaryRow> rows) {
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
    String card = Computing.fused().id();
    Optional<SummaryRow> onCard = fastestPopulation(card);
    onCard.ifPresent(row -> findings.add(rate(POPULATION, row, "presented", "presentations/s")));
    Optional<SummaryRow> onProcessor = fastestPopulation(Computing.onProcessor().id());
    if (onCard.isPresent() && onProcessor.isPresent()) {
      double ratio = presented(onCard.get()) / presented(onProcessor.get());
      String words =
          String.format(
              Locale.ROOT,
              "%.1f times %.1f M/s on %d cores",
              ratio,
              MEGA * presented(onProcessor.get()),
              Computing.threads());
      findings.add(new Finding(RATIO, ratio, "times", words, ""));
    }
    for (String hidden : SIZES) {
      Map<String, String> wanted = Map.of("hidden", hidden, "policy", "local-local");
      row("TrainBenchmark.train", card, wanted).ifPresent(row -> findings.add(large(hidden, row)));
    }
    for (String policy : POLICIES) {
      Map<String, String> wanted = Map.of("population", "1024", "policy", policy);
      row("PerceptronSweepBenchmark.learnAll", card, wanted)
          .ifPresent(row -> findings.add(rate(PERCEPTRONS + policy, row, "updates", "updates/s")));
    }
    return findings;
  }

  private Optional<SummaryRow> fastestPopulation(String backend) {
    return rows.stream()
        .filter(row -> row.row().benchmark().equals("PopulationBenchmark.train"))
        .filter(row -> row.row().backend().equals(backend))
        .filter(row -> Integer.parseInt(row.row().parameters().get("population")) >= FILLS_A_CARD)
        .max((a, b) -> Double.compare(presented(a), presented(b)));
  }

  private static double presented(SummaryRow row) {
    return row.counter("presented").orElse(Double.NaN);
  }

  private Optional<SummaryRow> row(String benchmark, String backend, Map<String, String> wanted) {
    return rows.stream()
        .filter(row -> row.row().benchmark().equals(benchmark))
        .filter(row -> row.row().backend().equals(backend))
        .filter(row -> row.row().parameters().entrySet().containsAll(wanted.entrySet()))
        .findFirst();
  }

  private static Finding rate(String id, SummaryRow row, String counter, String unit) {
    OptionalDouble value = row.counter(counter);
    double rate =
        value.orElseThrow(() -> new IllegalStateException(row.words() + ": no " + counter));
    return new Finding(
        id,
        rate,
        unit,
        String.format(Locale.ROOT, "%.1f M %s", MEGA * rate, unit),
        BoundColumns.words(row.bound()));
  }

  private static Finding large(String hidden, SummaryRow row) {
    double share = row.bound().map(bound -> 100 * bound.fraction()).orElse(Double.NaN);
    String words =
        "%s %s, %.0f %%".formatted(SummaryRow.digits(row.score().value()), row.row().unit(), share);
    return new Finding(LARGE + hidden, share, "%", words, BoundColumns.words(row.bound()));
  }
}
