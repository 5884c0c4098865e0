package org.synapticcaching.report.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.PlotData;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.Table;
import org.synapticcaching.study.MadeStudies;

class StudyReportTest {
  @TempDir private Path results;

  private StudyReport report() throws IOException {
    return StudyReport.of(results, results.resolve("report.html"), new ResultFolders());
  }

  private static <T extends Block> List<T> blocks(Section section, Class<T> kind) {
    return section.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void withoutStudiesThereIsNothing() throws IOException {
    Files.createDirectories(results.resolve("lr20-fig1"));
    assertEquals(List.of(), report().sections());
    assertEquals(List.of(), report().numbers());
  }

  @Test
  void studiesThatAskTheSameStandSideBySideTheCheapestFirst() throws IOException {
    MadeStudies.write(results.resolve("reference/own/caching"), 80, 0.001, true);
    MadeStudies.write(results.resolve("reference/own/all"), 40, 0.001, true);
    MadeStudies.write(results.resolve("missed"), 40, 0.001, false);
    MadeStudies.write(results.resolve("dear"), 40, 0.01, true);
    StudyReport report = report();
    assertEquals(
        List.of("studies-2", "study-1", "study-2", "study-3", "study-4"),
        report.sections().stream().map(Section::id).toList());
    Table table = blocks(report.sections().get(0), Block.OfTable.class).get(0).table();
    assertEquals(
        List.of("reference/own/all", "reference/own/caching", "missed"),
        table.rows().stream().map(row -> row.get(0)).toList());
    assertEquals("1", table.rows().get(0).get(2));
    assertEquals(2, Double.parseDouble(table.rows().get(1).get(2)), 0.3);
    assertEquals(List.of("not reached", ""), table.rows().get(2).subList(1, 3));
    assertEquals("0 of 3", table.rows().get(2).get(4));
    assertEquals(2, report.numbers().size());
    assertTrue(report.numbers().get(1).note().contains("reference/own/all"));
  }

  @Test
  void aStudyHasItsChartsAndTheCommandThatRepeatsTheWinner() throws IOException {
    MadeStudies.write(results.resolve("one"), 40, 0.001, true);
    Section section = report().sections().get(0);
    List<PlotData> plots =
        blocks(section, Block.Plots.class).stream().flatMap(each -> each.plots().stream()).toList();
    assertEquals(5, plots.size());
    for (PlotData plot : plots) {
      List<String> names =
          plot.series().stream()
              .map(PlotData.Series::name)
              .filter(name -> !name.isEmpty())
              .toList();
      assertEquals(names.stream().distinct().toList(), names, plot.title());
    }
    String command = blocks(section, Block.Command.class).get(0).words();
    assertTrue(command.endsWith("synaptic-caching.jar train --seed=1001"), command);
    assertEquals("one/trials.csv", blocks(section, Block.Link.class).get(0).address());
    Table finalists = blocks(section, Block.OfTable.class).get(0).table();
    assertEquals(3, finalists.rows().size());
    assertTrue(finalists.header().contains("learning-rate"));
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    MadeStudies.write(results.resolve("one"), 40, 0.001, true);
    Files.writeString(results.resolve("one/best.json"), "{\"study\"");
    Section section = report().sections().get(0);
    assertEquals(1, section.problems().size());
    assertTrue(section.problems().get(0).contains("best.json: is no JSON"));
  }
}
