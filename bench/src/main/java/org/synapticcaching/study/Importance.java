package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.run.Statistics;

/**
 * How much of the differences between trials an option explains: the share of the variance of their
 * ranks by loss. Of a range it is the square of Spearman's rank correlation, of words the variance
 * between the groups that have one; where an option has words and a range, the range is one group
 * more and the larger of both counts. Trials are those of the first rung, which are spread evenly
 * over the space: later ones are not.
 *
 * @param option without dashes
 * @param share from 0 to 1; NaN with too few trials that have a value of it
 * @param ofRange whether it is that of the range
 */
record Importance(String option, double share, boolean ofRange) {
  private static final int LEAST = 10;

  /**
   * Of every option of the space.
   *
   * @param first trials of the first rung
   */
  static List<Importance> of(Space space, List<Trial> first) {
    List<Importance> all = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      String option = parameter.option();
      List<Trial> with =
          first.stream().filter(each -> each.settings().containsKey(option)).toList();
      List<Trial> numbers =
          with.stream().filter(each -> parameter.isNumber(each.settings().get(option))).toList();
      double between = betweenGroups(parameter, with);
      double correlated = correlated(parameter, numbers);
      boolean ofRange = !Double.isNaN(correlated) && !(between > correlated);
      all.add(new Importance(option, ofRange ? correlated : between, ofRange));
    }
    return all;
  }

  private static double correlated(Parameter parameter, List<Trial> trials) {
    if (trials.size() < LEAST) {
      return Double.NaN;
    }
    List<Double> numbers =
        trials.stream()
            .map(each -> Double.valueOf(each.settings().get(parameter.option())))
            .toList();
    double r = Statistics.rankCorrelation(numbers, trials.stream().map(Trial::loss).toList());
    return r * r;
  }

  private static double betweenGroups(Parameter parameter, List<Trial> trials) {
    if (trials.size() < LEAST || parameter.choices() < 2) {
      return Double.NaN;
    }
    List<Double> ranks = ranks(trials);
    Map<String, List<Double>> groups = new TreeMap<>();
    for (int t = 0; t < trials.size(); t++) {
      String word = trials.get(t).settings().get(parameter.option());
      String group = parameter.isNumber(word) ? "" : word;
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(ranks.get(t));
    }
    double mean = Statistics.mean(ranks);
    double all = ranks.stream().mapToDouble(rank -> (rank - mean) * (rank - mean)).sum();
    double between = 0;
    for (List<Double> group : groups.values()) {
      double off = Statistics.mean(group) - mean;
      between += group.size() * off * off;
    }
    return all > 0 ? between / all : Double.NaN;
  }

  /** From 0, equal ones sharing their mean rank. */
  private static List<Double> ranks(List<Trial> trials) {
    List<Double> losses = trials.stream().map(Trial::loss).toList();
    return losses.stream()
        .map(
            loss -> {
              long below = losses.stream().filter(other -> other < loss).count();
              long equal = losses.stream().filter(other -> other.equals(loss)).count();
              return below + (equal - 1) / 2.0;
            })
        .toList();
  }
}
