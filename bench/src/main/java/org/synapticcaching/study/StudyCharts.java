package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.run.Statistics;

/** What can be seen of a study. Every chart follows from what was found alone. */
final class StudyCharts {
  private static final String ENERGY = "total energy";
  private static final double BEST_TENTH = 0.1;

  /** More lines would hide each other. */
  private static final int MOST_LINES = 60;

  private StudyCharts() {}

  /** All charts by the names of their files. */
  static Map<String, List<ChartSpec>> of(Found found) {
    Map<String, List<ChartSpec>> charts = new LinkedHashMap<>();
    charts.put("history", List.of(history(found)));
    charts.put("pareto", pareto(found));
    charts.put("parallel", List.of(parallel(found)));
    charts.put("importance", List.of(importance(found)));
    return charts;
  }

  /** The least mean energy so far, over the presentations spent. */
  private static ChartSpec history(Found found) {
    Map<Phase, Curve.Builder> runs = new LinkedHashMap<>();
    Curve.Builder best = Curve.named("best so far");
    Map<Integer, List<Answer>> trials = new TreeMap<>();
    double least = Double.POSITIVE_INFINITY;
    double spent = 0;
    for (Entry entry : found.entries()) {
      Answer answer = entry.answer();
      spent += answer.presentations();
      if (entry.phase() == Phase.FINAL || !answer.reached()) {
        continue;
      }
      runs.computeIfAbsent(entry.phase(), phase -> Curve.named("run of a " + phase.word()))
          .add(spent, answer.energy());
      List<Answer> seeds = trials.computeIfAbsent(entry.trial(), any -> new ArrayList<>());
      seeds.add(answer);
      if (seeds.size() == StudyPlan.RUNGS) {
        double mean = Statistics.mean(seeds.stream().map(Answer::energy).toList());
        if (mean < least) {
          if (Double.isFinite(least)) {
            best.add(spent, least);
          }
          least = mean;
          best.add(spent, least);
        }
      }
    }
    if (Double.isFinite(least)) {
      best.add(spent, least);
    }
    List<Curve> curves = new ArrayList<>();
    runs.values().forEach(each -> curves.add(each.build().with(Curve.Style.MARKERS)));
    curves.add(best.build().with(Curve.Style.LINE));
    return new ChartSpec(
        "runs that reach the accuracy, and the best mean over seeds",
        Axis.linear("presentations spent"),
        Axis.log(ENERGY),
        curves);
  }

  /** Energy against presentations and against accuracy, with what nothing is better than. */
  private static List<ChartSpec> pareto(Found found) {
    List<double[]> time = new ArrayList<>();
    List<double[]> accuracy = new ArrayList<>();
    for (Entry entry : found.entries()) {
      Answer answer = entry.answer();
      if (answer.reached()) {
        time.add(new double[] {answer.presentations(), answer.energy()});
      }
      if (Double.isFinite(answer.energy())) {
        accuracy.add(new double[] {answer.accuracy(), answer.energy()});
      }
    }
    return List.of(
        new ChartSpec(
            "runs that reach the accuracy",
            Axis.log("presentations"),
            Axis.log(ENERGY),
            front(time, Comparator.comparingDouble(point -> point[0]))),
        new ChartSpec(
            "all runs",
            Axis.linear("accuracy at the end"),
            Axis.log(ENERGY),
            front(accuracy, Comparator.comparingDouble(point -> -point[0]))));
  }

  private static List<Curve> front(List<double[]> points, Comparator<double[]> better) {
    Curve.Builder all = Curve.named("runs");
    Curve.Builder front = Curve.named("front");
    points.forEach(point -> all.add(point[0], point[1]));
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(better.thenComparing(point -> point[1]));
    double least = Double.POSITIVE_INFINITY;
    for (double[] point : sorted) {
      if (point[1] < least) {
        least = point[1];
        front.add(point[0], point[1]);
      }
    }
    return List.of(all.build().with(Curve.Style.MARKERS), front.build());
  }

  /** Trials on all seeds of the search as lines over the options, a place in its range for each. */
  private static ChartSpec parallel(Found found) {
    List<Trial> trials = found.searched();
    int tenth = Math.max(1, (int) Math.ceil(BEST_TENTH * trials.size()));
    List<Curve> curves = new ArrayList<>();
    for (int t = Math.min(trials.size(), MOST_LINES) - 1; t >= 0; t--) {
      Curve.Builder line = Curve.named(t < tenth ? "best tenth" : "others");
      int place = 0;
      for (Parameter parameter : found.space().parameters()) {
        place++;
        String word = trials.get(t).settings().get(parameter.option());
        if (word != null) {
          line.add(place, parameter.place(word));
        }
      }
      curves.add(line.build().with(t < tenth ? Curve.Style.MARKED : Curve.Style.LINE));
    }
    return new ChartSpec(
        numbered(found),
        options(found),
        Axis.linear("place among the values, best %d settings".formatted(curves.size())).from(0, 1),
        curves);
  }

  /** What the numbers of an axis of options stand for; a title is as small as it has to be. */
  private static String numbered(Found found) {
    List<String> names = new ArrayList<>();
    for (String option : found.space().options()) {
      names.add((names.size() + 1) + " " + option);
    }
    return String.join(", ", names);
  }

  private static Axis options(Found found) {
    return Axis.linear("option (above)").from(0.5, found.space().options().size() + 0.5);
  }

  private static ChartSpec importance(Found found) {
    Curve.Builder ranges = Curve.named("ranges: squared rank correlation");
    Curve.Builder words = Curve.named("words: variance between groups");
    int place = 0;
    for (Importance each : Importance.of(found.space(), found.first())) {
      place++;
      if (Double.isFinite(each.share())) {
        (each.ofRange() ? ranges : words).addWithin(place, each.share(), 0, each.share());
      }
    }
    return new ChartSpec(
        numbered(found),
        options(found),
        Axis.linear("share of the variance of ranks on the first rung").from(0, 1),
        List.of(ranges.build().with(Curve.Style.MARKERS), words.build().with(Curve.Style.MARKERS)));
  }
}
