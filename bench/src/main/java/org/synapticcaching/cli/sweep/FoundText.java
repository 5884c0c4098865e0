package org.synapticcaching.cli.sweep;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.synapticcaching.study.Found;
import org.synapticcaching.study.StudyFolder;
import org.synapticcaching.study.StudyPlan;
import org.synapticcaching.study.Trial;

/** What a study found, in words. */
final class FoundText {
  private FoundText() {}

  static String of(Found found, StudyPlan plan, List<String> command, StudyFolder folder) {
    Trial best = found.best();
    String searched =
        String.format(
            Locale.ROOT,
            "searched: %d settings in %d runs, %.3g presentations%n",
            found.trials(),
            found.entries().size(),
            (double) found.presentations());
    String settings =
        best.settings().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    return searched
        + (best.reached() ? reached(best, plan) : missed(found, plan))
        + String.format("settings: %s%n", settings)
        + String.format("repeat:   %s%n", String.join(" ", command))
        + String.format("%s%n", folder.best());
  }

  private static String reached(Trial best, StudyPlan plan) {
    return String.format(
        Locale.ROOT,
        "cheapest: accuracy %s for energy %.5g (%s), after %.0f presentations%n",
        plan.accuracy(),
        best.energy(),
        spread(best),
        best.presentations());
  }

  private static String spread(Trial best) {
    int seeds = best.answers().size();
    return seeds == 1
        ? "one fresh seed, which tells no spread"
        : String.format(Locale.ROOT, "sd %.2g over %d fresh seeds", best.energyDeviation(), seeds);
  }

  private static String missed(Found found, StudyPlan plan) {
    return String.format(
        Locale.ROOT,
        "missed:   no finalist reached accuracy %s on every fresh seed within %d presentations; the"
            + " best accuracy of all runs is %.4f%n",
        plan.accuracy(),
        plan.presentations(),
        found.bestAccuracy());
  }
}
