package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.figure.run.Statistics;

/** What a study writes beside its journal. */
final class Outputs {
  private Outputs() {}

  /**
   * {@code trials.csv}: a line for every run, in the order in which they were asked for.
   *
   * @param columns of the rows of answers
   */
  static byte[] trials(Found found, List<String> columns) {
    List<String> options = found.space().options();
    List<String> header = new ArrayList<>(List.of("run", "id", "trial", "phase"));
    header.addAll(options);
    header.addAll(List.of("seed", "limit"));
    header.addAll(columns);
    return CsvTable.of(
        header,
        csv -> {
          int run = 0;
          for (Entry entry : found.entries()) {
            Answer answer = entry.answer();
            Question question = answer.question();
            csv.print(++run);
            csv.print(answer.id());
            csv.print(entry.trial());
            csv.print(entry.phase().word());
            for (String option : options) {
              csv.print(question.settings().getOrDefault(option, ""));
            }
            csv.print(question.seed());
            csv.print(question.presentations());
            for (String column : columns) {
              csv.print(CsvTable.cell(answer.row().values().get(column)));
            }
            csv.println();
          }
        });
  }

  /**
   * {@code best.json}: the winner, how to repeat it, and the other finalists.
   *
   * @param command words of {@code train} that repeat the winner on its first fresh seed
   * @param facts what the study is
   */
  static Map<String, Object> best(Found found, List<String> command, Map<String, Object> facts) {
    Trial best = found.best();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accuracy-wanted", facts.get("accuracy"));
    json.put("best-accuracy-of-all-runs", found.bestAccuracy());
    json.put("settings-searched", found.trials());
    json.put("runs-made", found.entries().size());
    json.put("presentations-spent", found.presentations());
    json.put("command", String.join(" ", command));
    json.putAll(trial(best));
    json.put("finalists", found.finalists().stream().map(Outputs::trial).toList());
    json.put("study", facts);
    return json;
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reached", trial.reached());
    json.put("settings", trial.settings());
    json.put("energy", spread(trial, Answer::energy));
    json.put("accuracy", spread(trial, Answer::accuracy));
    json.put("presentations", spread(trial, Answer::presentations));
    json.put("fresh", trial.answers().stream().map(Outputs::run).toList());
    return json;
  }

  private static Map<String, Object> spread(Trial trial, ToDoubleFunction<Answer> value) {
    List<Double> values =
        trial.answers().stream().map(answer -> value.applyAsDouble(answer)).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean", Statistics.mean(values));
    json.put("standard-deviation", Statistics.deviation(values));
    json.put("least", Statistics.min(values));
    json.put("most", Statistics.max(values));
    return json;
  }

  private static Map<String, Object> run(Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", answer.question().seed());
    json.put("id", answer.id());
    json.put("reached", answer.reached());
    json.put("energy", answer.energy());
    json.put("accuracy", answer.accuracy());
    json.put("presentations", answer.presentations());
    return json;
  }
}
