package org.synapticcaching.cli.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.synapticcaching.cli.learn.RunSummary.LayerEnergy;
import org.synapticcaching.console.Durations;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.model.ThresholdScope;

/** A run's summary for people. */
final class TextSummary {
  private static final String LABELS = "%-12s%s%n";

  private final RunSummary run;
  private final StringBuilder text = new StringBuilder();

  private TextSummary(RunSummary run) {
    this.run = run;
  }

  /** Several lines, each with its line end. */
  static String of(RunSummary run) {
    TextSummary summary = new TextSummary(run);
    summary.line("data", run.data());
    summary.line(
        "network",
        summary.options("network", "hidden", "bias", "loss", "gradient", "learning-rate"));
    summary.line(
        "plasticity",
        summary.options("rule", "plastic", "subnet", "masks", "coupled", "error-gated"));
    return summary.text("test patterns");
  }

  /** The lines of a perceptron, which has no network and no rule. */
  static String ofPerceptron(RunSummary run) {
    TextSummary summary = new TextSummary(run);
    summary.line("data", run.data());
    return summary.text("patterns");
  }

  private String text(String tested) {
    line(
        "caching",
        options(
            "policy",
            "threshold",
            "threshold-horizon",
            "threshold-memory",
            "threshold-scope",
            "decay-time",
            "event-order",
            "comparison"));
    line("prices", options("maintenance-cost", "change-cost", "exponent"));
    RunSummary.Machine machine = run.machine();
    line("backend", machine.backend() + " (" + machine.precision() + ", " + machine.device() + ")");
    line("run", result());
    line("accuracy", format("%.2f %% of the %s", 100 * run.accuracy(), tested));
    line("time", time());
    text.append(System.lineSeparator());
    energies();
    return text.toString();
  }

  private void line(String label, String value) {
    text.append(format(LABELS, label, value));
  }

  private String options(String... names) {
    Map<String, Object> settings = run.settings();
    return List.of(names).stream()
        .filter(name -> settings.get(name) != null && !Boolean.FALSE.equals(settings.get(name)))
        .map(name -> name + " " + value(settings.get(name)))
        .collect(Collectors.joining(", "));
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }

  private String result() {
    return run.ending().id().replace('-', ' ')
        + " after "
        + format("%d presentations (%.4g epochs)", run.presentations(), run.epochs());
  }

  private String time() {
    String whole =
        run.seconds() < 10
            ? format("%.2f s", run.seconds())
            : Durations.words(Duration.ofSeconds(Math.round(run.seconds())));
    return Double.isFinite(run.presentationsPerSecond())
        ? whole
            + format(" in all; learning alone %.0f presentations/s", run.presentationsPerSecond())
        : whole;
  }

  private void energies() {
    List<Energy> columns = new ArrayList<>(run.layers().stream().map(LayerEnergy::energy).toList());
    columns.add(run.energy());
    text.append(format("%-34s", "energy (summed weight change)"));
    run.layers().forEach(layer -> text.append(format("%14s", layer.name())));
    text.append(format("%14s%n", "all"));
    energy("consolidation", columns, Energy::consolidation);
    energy("maintenance", columns, Energy::maintenance);
    energy("transient change", columns, Energy::transientChange);
    energy("residual (not yet consolidated)", columns, Energy::residual);
    energy("total", columns, Energy::total);
    energy("without caching", columns, Energy::withoutCaching);
    energy("minimum (direct change)", columns, Energy::minimum);
    energy("total / minimum", columns, Energy::inefficiency);
    row("modifications (count)", columns, energy -> format("%d", energy.modifications()));
    if (run.layers().stream().allMatch(layer -> layer.threshold().isPresent())) {
      boolean own = !ThresholdScope.MATRIX.id().equals(run.settings().get("threshold-scope"));
      String label = own ? "mean threshold at the end" : "threshold at the end";
      row(label, run.layers(), layer -> number(layer.threshold().getAsDouble()));
    }
    List<PlasticityStatistics> layers =
        run.layers().stream().flatMap(layer -> layer.plasticity().stream()).toList();
    if (!layers.isEmpty()) {
      plasticity(layers);
    }
  }

  private static String number(double value) {
    return format("%.4g", value);
  }

  private void plasticity(List<PlasticityStatistics> layers) {
    row("changed synapses (count)", layers, layer -> format("%d", layer.changed()));
    row("plastic fraction", layers, layer -> format("%.4g", layer.plasticFraction()));
    if (layers.stream().anyMatch(layer -> !Double.isNaN(layer.simpsonIndex()))) {
      row("Simpson index of changes", layers, layer -> format("%.4g", layer.simpsonIndex()));
    }
  }

  /** A label, and a value per column. */
  private <T> void row(String label, List<T> columns, Function<T, String> value) {
    text.append(format("%-34s", label));
    columns.forEach(column -> text.append(format("%14s", value.apply(column))));
    text.append(System.lineSeparator());
  }

  private void energy(String label, List<Energy> columns, ToDoubleFunction<Energy> part) {
    row("  " + label, columns, energy -> format("%.6g", part.applyAsDouble(energy)));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
