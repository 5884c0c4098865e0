package org.synapticcaching.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.synapticcaching.cli.RunSummary.LayerEnergy;
import org.synapticcaching.console.Durations;
import org.synapticcaching.model.Energy;

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

  /** The same for a perceptron. */
  static String ofPerceptron(RunSummary run) {
    TextSummary summary = new TextSummary(run);
    summary.line("data", run.data());
    return summary.text("patterns");
  }

  private String text(String tested) {
    line("caching", options("policy", "threshold", "decay-time", "event-order", "comparison"));
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
        .filter(name -> settings.get(name) != null && settings.get(name) != Boolean.FALSE)
        .map(name -> name + " " + value(settings.get(name)))
        .collect(Collectors.joining(", "));
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }

  private String result() {
    return run.endingWord().replace('-', ' ')
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
    row("consolidation", columns, Energy::consolidation);
    row("maintenance", columns, Energy::maintenance);
    row("transient change", columns, Energy::transientChange);
    row("residual (not yet consolidated)", columns, Energy::residual);
    row("total", columns, Energy::total);
    row("without caching", columns, Energy::withoutCaching);
    row("minimum (direct change)", columns, Energy::minimum);
    row("total / minimum", columns, Energy::inefficiency);
    text.append(format("%-34s", "modifications (count)"));
    columns.forEach(energy -> text.append(format("%14d", energy.modifications())));
    text.append(System.lineSeparator());
    List<PlasticityStatistics> uses =
        run.layers().stream().flatMap(layer -> layer.use().stream()).toList();
    if (!uses.isEmpty()) {
      uses(uses);
    }
  }

  private void uses(List<PlasticityStatistics> uses) {
    use("changed synapses (count)", uses, use -> format("%d", use.changed()));
    use("plastic fraction", uses, use -> format("%.4g", use.plasticFraction()));
    if (uses.stream().anyMatch(use -> !Double.isNaN(use.simpsonIndex()))) {
      use("Simpson index of changes", uses, use -> format("%.4g", use.simpsonIndex()));
    }
  }

  private void use(
      String label, List<PlasticityStatistics> uses, Function<PlasticityStatistics, String> value) {
    text.append(format("%-34s", label));
    uses.forEach(use -> text.append(format("%14s", value.apply(use))));
    text.append(System.lineSeparator());
  }

  private void row(String label, List<Energy> columns, ToDoubleFunction<Energy> part) {
    text.append(format("  %-32s", label));
    columns.forEach(energy -> text.append(format("%14.6g", part.applyAsDouble(energy))));
    text.append(System.lineSeparator());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
