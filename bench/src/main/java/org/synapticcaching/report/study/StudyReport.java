package org.synapticcaching.report.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.PagePlace;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Section;
import org.synapticcaching.study.SavedStudy;

/**
 * What a report says of searches.
 *
 * @param sections those that ask the same, side by side, before each by itself; empty where nothing
 *     was searched
 * @param numbers of the first screen
 */
public record StudyReport(List<Section> sections, List<KeyNumber> numbers) {
  private static final String GROUP = "Searches";

  public StudyReport {
    sections = List.copyOf(sections);
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads all studies in a folder of results.
   *
   * @param page where the page is to be, for links
   * @param folders looks into them; what is wrong with single studies is told in a section
   */
  public static StudyReport of(Path results, Path page, ResultFolders folders) {
    StudyFolders found = StudyFolders.in(results, folders);
    List<Section> sections = new ArrayList<>();
    List<KeyNumber> numbers = new ArrayList<>();
    if (!found.problems().isEmpty()) {
      List<Block> problems = new ArrayList<>();
      found.problems().forEach(line -> problems.add(new Block.Problem(line)));
      sections.add(
          new Section("studies-problems", GROUP, "unread", "Searches not shown", problems));
    }
    Map<StudyQuestion, Map<String, SavedStudy>> questions = new LinkedHashMap<>();
    for (SavedStudy study : found.studies()) {
      questions
          .computeIfAbsent(StudyQuestion.of(study), any -> new LinkedHashMap<>())
          .put(found.name(study), study);
    }
    int number = 0;
    for (Map.Entry<StudyQuestion, Map<String, SavedStudy>> each : questions.entrySet()) {
      number++;
      StudyComparison comparison = new StudyComparison(each.getValue());
      numbers.add(comparison.number(each.getKey()));
      if (each.getValue().size() > 1) {
        sections.add(
            new Section(
                "studies-" + number,
                GROUP,
                "the cheapest of " + each.getValue().size(),
                each.getKey().title(),
                List.of(
                    new Block.Words(each.getKey().words()),
                    new Block.OfTable(comparison.table()))));
      }
    }
    number = 0;
    for (SavedStudy study : found.studies()) {
      number++;
      sections.add(
          new StudySection(study, found.name(study), new PagePlace(page))
              .section("study-" + number, GROUP));
    }
    return new StudyReport(sections, numbers);
  }
}
