package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.suite.compare.RowComparison.Pair;
import org.synapticcaching.suite.result.BenchRow;

/**
 * Rows that are judged together: the more there are, the more surely each has to differ.
 *
 * @param rows in the order of the pairs
 * @param means a geometric mean for each suite and backend, and one of all rows where there are
 *     several of those
 */
record JudgedRows(List<RowComparison> rows, List<GroupMean> means) {
  /**
   * Judges pairs.
   *
   * @param pairs at least one, each of the same mode and unit
   */
  static JudgedRows of(List<Pair> pairs, Bootstrap bootstrap) {
    List<SpeedRatio> ratios =
        pairs.parallelStream().map(pair -> bootstrap.draw(pair.baseline(), pair.row())).toList();
    return new JudgedRows(rows(pairs, ratios), means(pairs, ratios));
  }

  private static List<RowComparison> rows(List<Pair> pairs, List<SpeedRatio> ratios) {
    double[] p =
        pairs.stream()
            .mapToDouble(
                pair ->
                    pair.forks() < Verdict.FEWEST_FORKS
                        ? Double.NaN
                        : Significance.p(
                            pair.baseline(), pair.row(), Math.log1p(Verdict.BETWEEN_RUNS)))
            .toArray();
    double[] adjusted = Significance.adjusted(p);
    List<RowComparison> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Pair pair = pairs.get(i);
      Interval ratio = ratios.get(i).interval();
      Verdict verdict = Verdict.of(pair.forks(), ratio, adjusted[i]);
      rows.add(new RowComparison(pair.baseline(), pair.row(), ratio, p[i], adjusted[i], verdict));
    }
    return rows;
  }

  private static List<GroupMean> means(List<Pair> pairs, List<SpeedRatio> ratios) {
    Map<List<String>, List<SpeedRatio>> groups = new LinkedHashMap<>();
    for (int i = 0; i < ratios.size(); i++) {
      BenchRow row = pairs.get(i).row();
      groups
          .computeIfAbsent(List.of(row.suite(), row.backend()), group -> new ArrayList<>())
          .add(ratios.get(i));
    }
    List<GroupMean> means = new ArrayList<>();
    groups.forEach((group, of) -> means.add(mean(group.get(0), group.get(1), of)));
    if (means.size() > 1) {
      means.add(mean(GroupMean.ALL, GroupMean.ALL, ratios));
    }
    return means;
  }

  private static GroupMean mean(String suite, String backend, List<SpeedRatio> ratios) {
    return new GroupMean(
        suite, backend, ratios.size(), SpeedRatio.geometricMean(ratios).interval());
  }
}
