package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;
import org.synapticcaching.suite.result.Setting;

/** In what two runs differ besides the program, and what keeps either from being trusted. */
final class RunDifferences {
  /** Processes per core at the start, above which more was at work than a run before this one. */
  private static final double BUSY = 1;

  private final BenchRun baseline;
  private final BenchRun run;
  private final List<String> lines = new ArrayList<>();

  private RunDifferences(BenchRun baseline, BenchRun run) {
    this.baseline = baseline;
    this.run = run;
  }

  /** What keeps one run from being trusted: a line for each. */
  static List<String> warnings(BenchRun run) {
    RunDifferences alone = new RunDifferences(run, run);
    alone.ofEach(run);
    return alone.lines;
  }

  /** What keeps two runs from being compared by the program alone: a line for each. */
  static List<String> warnings(BenchRun baseline, BenchRun run) {
    RunDifferences differences = new RunDifferences(baseline, run);
    differences.ofBoth();
    differences.ofEach(baseline);
    differences.ofEach(run);
    return differences.lines;
  }

  private void ofBoth() {
    if (sameScores()) {
      lines.add("%s and %s hold the very same scores: one is a copy".formatted(names()));
    }
    if (baseline.environment().isPresent() && run.environment().isPresent()) {
      ofEnvironments(baseline.environment().get(), run.environment().get());
    } else {
      warn("Java", first(baseline).java(), first(run).java());
      warn("flags of Java", first(baseline).flags(), first(run).flags());
    }
    if (!measurements(baseline).equals(measurements(run))) {
      warn("warm-up and measurement", measurements(baseline), measurements(run));
    }
  }

  private Object[] names() {
    return new Object[] {baseline.name(), run.name()};
  }

  private boolean sameScores() {
    return byKey(baseline).equals(byKey(run));
  }

  private static Map<String, List<List<Double>>> byKey(BenchRun run) {
    Map<String, List<List<Double>>> scores = new TreeMap<>();
    run.rows().forEach(row -> scores.put(row.key(), row.scores()));
    return scores;
  }

  private static Setting first(BenchRun run) {
    return run.rows().get(0).setting();
  }

  /** How long rows were measured: all ways that occur. */
  private static List<String> measurements(BenchRun run) {
    return run.rows().stream()
        .map(BenchRow::setting)
        .map(setting -> setting.warmup() + " + " + setting.measurement())
        .distinct()
        .sorted()
        .toList();
  }

  private void ofEnvironments(Environment one, Environment other) {
    warn("card", one, other, e -> e.card().map(Environment.Card::name).orElse("none"));
    warn("driver of the card", one, other, e -> e.card().map(Environment.Card::driver).orElse(""));
    warn("processor", one, other, e -> e.machine().processor());
    warn("cores", one, other, e -> e.machine().cores());
    warn("bits of vectors", one, other, e -> e.machine().vectorBits());
    warn("Java", one, other, e -> e.machine().java());
    warn("flags of Java", one, other, Environment::javaFlags);
    warn("data", one, other, Environment::data);
    warn("quick", one, other, Environment::quick);
  }

  private void warn(
      String what, Environment one, Environment other, Function<Environment, Object> fact) {
    warn(what, fact.apply(one), fact.apply(other));
  }

  private void warn(String what, Object one, Object other) {
    if (!one.equals(other)) {
      lines.add(
          "%s differs: %s in %s, %s in %s"
              .formatted(what, words(one), baseline.name(), words(other), run.name()));
    }
  }

  private static String words(Object fact) {
    String text = fact.toString().replaceAll("^(Optional(Int)?)?\\[|\\]$", "");
    return text.isEmpty() || text.endsWith(".empty") ? "none" : text;
  }

  private void ofEach(BenchRun each) {
    long few = each.rows().stream().filter(row -> row.forks() < Verdict.FEWEST_FORKS).count();
    if (few > 0) {
      lines.add(
          "%s: %s of %s rows have fewer than %s forks, which decide nothing; measure with --forks %s"
              .formatted(each.name(), few, each.rows().size(), Verdict.FEWEST_FORKS, 5));
    }
    Optional<Environment> environment = each.environment();
    if (environment.isPresent()) {
      Environment of = environment.get();
      double perCore = of.loadAtStart() / Math.max(1, of.machine().cores());
      if (perCore > BUSY) {
        lines.add(
            "%s: something else was at work at its start (load %.1f on %s cores)"
                .formatted(each.name(), of.loadAtStart(), of.machine().cores()));
      }
      if (!of.complete()) {
        lines.add("%s was not finished: rows or forks may be missing".formatted(each.name()));
      }
    }
  }
}
