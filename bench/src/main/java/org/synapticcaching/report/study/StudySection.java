package org.synapticcaching.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.PagePlace;
import org.synapticcaching.report.PlotData;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.Table;
import org.synapticcaching.study.SavedStudy;
import org.synapticcaching.study.Trial;

/**
 * What the page shows of one study.
 *
 * @param study as its folder tells it
 * @param name of its folder among the results
 * @param place where the page is to be
 */
record StudySection(SavedStudy study, String name, PagePlace place) {

  /** The section. */
  Section section(String id, String group) {
    StudyQuestion question = StudyQuestion.of(study);
    Trial best = study.found().best();
    JsonNode facts = study.best().path("study");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(found(question, best)));
    blocks.add(
        new Block.Quiet(
            "Prices: %s. %d settings in %d runs, %s presentations; %s, %s."
                .formatted(
                    question.prices(),
                    study.found().trials(),
                    study.found().entries().size(),
                    Digits.of(study.found().presentations()),
                    facts.path("numbers").asText(),
                    question.data())));
    for (List<ChartSpec> panels : study.charts().values()) {
      blocks.add(new Block.Plots(PlotData.all(panels, List.of())));
    }
    blocks.add(new Block.OfTable(finalists()));
    blocks.add(new Block.Words("The winner on its first fresh seed:"));
    blocks.add(
        new Block.Command(
            "java -jar bench/target/synaptic-caching.jar "
                + study.best().path("command").asText()));
    blocks.add(new Block.Link("All runs:", "trials.csv", place.to(study.trials())));
    blocks.add(new Block.Hidden("What was searched, and what was fixed", asked(facts)));
    return new Section(id, group, name, question.title() + ": " + name, blocks);
  }

  private static String found(StudyQuestion question, Trial best) {
    String seeds = StudyComparison.reached(best) + " fresh seeds";
    if (!best.reached()) {
      return "Nothing that was tried reaches %s: the best has %s on average, %s reach it."
          .formatted(Digits.percent(question.accuracy()), Digits.percent(best.accuracy()), seeds);
    }
    return "%s right for an energy of %s, after %s presentations on average; %s reach it."
        .formatted(
            Digits.percent(question.accuracy()),
            StudyComparison.energy(best),
            Digits.of(best.presentations()),
            seeds);
  }

  private Table finalists() {
    Set<String> options = new LinkedHashSet<>();
    study.found().finalists().forEach(each -> options.addAll(each.settings().keySet()));
    List<String> header = new ArrayList<>(List.of("total energy", "accuracy", "presentations"));
    header.add("seeds that reach it");
    header.addAll(options);
    List<List<String>> rows = new ArrayList<>();
    for (Trial each : study.found().finalists()) {
      List<String> row = new ArrayList<>();
      row.add(StudyComparison.energy(each));
      row.add(Digits.of(each.accuracy()));
      row.add(Digits.of(each.presentations()));
      row.add(StudyComparison.reached(each));
      options.forEach(option -> row.add(each.settings().getOrDefault(option, "")));
      rows.add(row);
    }
    return new Table("Finalists on fresh seeds, the best of the search first", header, rows);
  }

  private static List<Block> asked(JsonNode facts) {
    List<String> searched = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : facts.path("space").properties()) {
      searched.add(each.getKey() + ": " + each.getValue().asText());
    }
    for (Map.Entry<String, JsonNode> each : facts.path("settings").properties()) {
      if (!each.getValue().isNull()) {
        fixed.add(each.getKey() + ": " + each.getValue().asText());
      }
    }
    return List.of(
        new Block.Words("Searched:"),
        new Block.Lines(searched),
        new Block.Words("Fixed:"),
        new Block.Lines(fixed));
  }
}
