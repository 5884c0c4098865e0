package org.synapticcaching.report.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.Table;
import org.synapticcaching.study.SavedStudy;
import org.synapticcaching.study.Trial;

/**
 * Studies that ask the same.
 *
 * @param studies by name
 */
record StudyComparison(Map<String, SavedStudy> studies) {
  private static final String NONE = "not reached";

  /** A line for each study, the cheapest first. */
  Table table() {
    double least = cheapest().getValue().found().best().energy();
    List<List<String>> rows = new ArrayList<>();
    studies.entrySet().stream()
        .sorted(Comparator.comparingDouble(each -> each.getValue().found().best().loss()))
        .forEach(each -> rows.add(row(each.getKey(), each.getValue(), least)));
    return new Table(
        "Winners on fresh seeds",
        List.of(
            "search",
            "total energy",
            "times the least",
            "presentations",
            "seeds that reach it",
            "settings tried",
            "winner"),
        rows);
  }

  private static List<String> row(String name, SavedStudy study, double least) {
    Trial best = study.found().best();
    return List.of(
        name,
        best.reached() ? energy(best) : NONE,
        best.reached() ? Digits.of(best.energy() / least) : "",
        Digits.of(best.presentations()),
        reached(best),
        Integer.toString(study.found().trials()),
        settings(best));
  }

  /** Mean energy with its spread over seeds. */
  static String energy(Trial trial) {
    double deviation = trial.energyDeviation();
    return Digits.of(trial.energy())
        + (Double.isNaN(deviation) ? "" : " (sd " + Digits.of(deviation) + ")");
  }

  /** How many seeds reached the accuracy. */
  static String reached(Trial trial) {
    return trial.reaching() + " of " + trial.answers().size();
  }

  /** Settings as they are typed. */
  static String settings(Trial trial) {
    return trial.settings().entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private Map.Entry<String, SavedStudy> cheapest() {
    return studies.entrySet().stream()
        .min(Comparator.comparingDouble(each -> each.getValue().found().best().loss()))
        .orElseThrow();
  }

  /** The least energy for the first screen. */
  KeyNumber number(StudyQuestion question) {
    Map.Entry<String, SavedStudy> cheapest = cheapest();
    Trial best = cheapest.getValue().found().best();
    return new KeyNumber(
        question.title().replaceFirst("^The ", ""),
        best.reached() ? "energy " + energy(best) : NONE,
        best.settings().getOrDefault("policy", "") + " in " + cheapest.getKey());
  }
}
