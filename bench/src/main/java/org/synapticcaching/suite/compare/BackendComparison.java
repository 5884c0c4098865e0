package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.suite.compare.Crossover.Measured;
import org.synapticcaching.suite.compare.RowComparison.Pair;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Suites;
import org.synapticcaching.word.KnownWords;

/**
 * The backends of one run against one of them.
 *
 * @param run that has them
 * @param baseline backend that the others are compared with
 * @param rows of the other backends, each against that of the baseline with the same parameters,
 *     suite by suite
 * @param means geometric means of their ratios
 * @param alone rows of which the baseline has none, or no other backend has one
 * @param crossings from which size on a backend wins over the baseline
 * @param warnings why the run cannot be trusted
 */
public record BackendComparison(
    BenchRun run,
    String baseline,
    List<RowComparison> rows,
    List<GroupMean> means,
    List<BenchRow> alone,
    List<Crossing> crossings,
    List<String> warnings) {
  /** The parameters that make a task larger. */
  private static final List<String> SIZES = List.of("population", "hidden");

  /**
   * From which size on a backend wins in one benchmark.
   *
   * @param backend that is compared with the baseline
   * @param benchmark in which
   * @param others all parameters but the backend and the size
   * @param size the parameter that grows
   * @param crossover what was found
   */
  public record Crossing(
      String backend,
      String benchmark,
      Map<String, String> others,
      String size,
      Crossover crossover) {}

  public BackendComparison {
    rows = List.copyOf(rows);
    means = List.copyOf(means);
    alone = List.copyOf(alone);
    crossings = List.copyOf(crossings);
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares all backends with one.
   *
   * @param baseline its word
   * @throws IllegalArgumentException in one line, when the run has no rows of that backend, or none
   *     of another one to compare
   */
  public static BackendComparison of(BenchRun run, String baseline, Bootstrap bootstrap) {
    Set<String> backends = backends(run);
    if (!backends.contains(baseline)) {
      throw new IllegalArgumentException(
          backends.isEmpty()
              ? run.source() + " has no rows of any backend to compare"
              : new KnownWords("backend of " + run.source(), List.copyOf(backends))
                  .refusal(baseline));
    }
    Map<List<Object>, List<BenchRow>> tasks = new LinkedHashMap<>();
    run.rows().stream()
        .filter(row -> !row.backend().isEmpty())
        .sorted(
            Comparator.comparingInt((BenchRow row) -> Suites.rank(row.suite()))
                .thenComparing(BenchRow::benchmark))
        .forEach(row -> tasks.computeIfAbsent(task(row), each -> new ArrayList<>()).add(row));
    List<Pair> pairs = new ArrayList<>();
    List<BenchRow> alone = new ArrayList<>();
    for (List<BenchRow> same : tasks.values()) {
      BenchRow base =
          same.stream().filter(row -> row.backend().equals(baseline)).findFirst().orElse(null);
      if (base == null || same.size() == 1) {
        alone.addAll(same);
      } else {
        same.stream().filter(row -> row != base).forEach(row -> pairs.add(new Pair(base, row)));
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no row of two backends (%s) to compare; measure with --backend for each"
              .formatted(run.source(), String.join(", ", backends)));
    }
    JudgedRows judged = JudgedRows.of(pairs, bootstrap);
    List<GroupMean> means = judged.means().stream().filter(mean -> !mean.isOfAll()).toList();
    return new BackendComparison(
        run,
        baseline,
        judged.rows(),
        means,
        alone,
        crossings(judged.rows()),
        RunDifferences.warnings(run));
  }

  /** The backends of a run, in the order of its rows. */
  public static Set<String> backends(BenchRun run) {
    Set<String> backends = new LinkedHashSet<>();
    run.rows().stream()
        .map(BenchRow::backend)
        .filter(backend -> !backend.isEmpty())
        .forEach(backends::add);
    return backends;
  }

  /**
   * The backend that others are compared with unless another is asked for: the fast one of the
   * processor where it was measured, else the first.
   *
   * @return empty text where the run has rows of no backend
   */
  public static String usualBaseline(BenchRun run) {
    Set<String> measured = backends(run);
    return Backends.all().stream()
        .filter(backend -> backend.design() == BackendDesign.PROCESSOR)
        .map(Backend::id)
        .filter(measured::contains)
        .findFirst()
        .orElse(measured.stream().findFirst().orElse(""));
  }

  /** The same for rows that measure the same work. */
  private static List<Object> task(BenchRow row) {
    return List.of(row.benchmark(), new TreeMap<>(row.variant()), row.mode(), row.unit());
  }

  private static List<Crossing> crossings(List<RowComparison> rows) {
    List<Crossing> crossings = new ArrayList<>();
    for (String size : SIZES) {
      Map<List<Object>, TreeMap<Double, RowComparison>> lines = new LinkedHashMap<>();
      for (RowComparison each : rows) {
        Map<String, String> others = new TreeMap<>(each.row().variant());
        String value = others.remove(size);
        if (value != null) {
          lines
              .computeIfAbsent(
                  List.of(each.row().backend(), each.row().benchmark(), others),
                  key -> new TreeMap<>())
              .put(Double.parseDouble(value), each);
        }
      }
      lines.values().stream()
          .filter(line -> line.size() > 1)
          .forEach(line -> crossings.add(crossing(size, line)));
    }
    return crossings;
  }

  private static Crossing crossing(String size, TreeMap<Double, RowComparison> line) {
    List<Measured> points = new ArrayList<>();
    line.forEach((at, row) -> points.add(new Measured(at, row.ratio(), row.forks())));
    BenchRow first = line.firstEntry().getValue().row();
    Map<String, String> others = first.variant();
    others.remove(size);
    return new Crossing(first.backend(), first.benchmark(), others, size, Crossover.of(points));
  }

  /** The backends that are compared with the baseline. */
  public Set<String> others() {
    Set<String> others = new TreeSet<>();
    rows.forEach(row -> others.add(row.row().backend()));
    return others;
  }
}
