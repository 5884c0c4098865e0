package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

class PageTest {
  private static final String TRAP = "</script><img src=x onerror=alert(1)>\"'&\u0000<!--";

  private static String page(Block... blocks) {
    Section section = new Section("part", "Part", List.of(blocks));
    return new Page("Results", "line", List.of(), List.of(section)).html();
  }

  private static List<PlotData> plot(Curve... curves) {
    ChartSpec.Axis axis = ChartSpec.Axis.log(TRAP);
    return PlotData.all(List.of(new ChartSpec(TRAP, axis, axis, List.of(curves))), List.of());
  }

  private static JsonNode json(String page) throws IOException {
    Matcher data =
        Pattern.compile("<script type=\"application/json\" id=\"plot-data\">(.*?)</script>")
            .matcher(page);
    assertTrue(data.find());
    return new ObjectMapper().readTree(data.group(1));
  }

  @Test
  void textIsEscapedWhereverItStands() throws IOException {
    List<String> words = List.of(TRAP);
    String page =
        new Page(
                TRAP,
                TRAP,
                List.of(new KeyNumber(TRAP, TRAP, TRAP)),
                List.of(
                    new Section(
                        "part",
                        TRAP,
                        TRAP,
                        TRAP,
                        List.of(
                            new Block.Heading(TRAP, TRAP),
                            new Block.Words(TRAP),
                            new Block.Problem(TRAP),
                            new Block.Command(TRAP),
                            new Block.Lines(words),
                            new Block.Link(TRAP, TRAP, TRAP),
                            new Block.OfTable(new Table(TRAP, words, List.of(words))),
                            new Block.Hidden(TRAP, List.of(new Block.Words(TRAP))),
                            new Block.Picture(TRAP.getBytes(), TRAP, false),
                            new Block.Plots(plot(Curve.named(TRAP).add(1, 1).build()))))))
            .html();
    assertFalse(page.contains("<img src=x"));
    assertFalse(page.contains("\u0000"));
    assertEquals(3, page.split("</script>", -1).length, "two scripts, and what follows");
    JsonNode plot = json(page).get(0);
    assertEquals(TRAP, plot.path("title").asText());
    assertEquals(TRAP, plot.path("series").get(0).path("name").asText());
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String page = page(new Block.Words("word"));
    assertTrue(page.contains("default-src &#39;none&#39;"));
    assertFalse(page.contains("unsafe"));
    Matcher policy = Pattern.compile("&#39;sha256-[^&]{44}&#39;").matcher(page);
    assertEquals(3, policy.results().count(), "one script and two styles");
    assertTrue(page.contains("uPlot (v1.6.30)"));
    assertTrue(page.contains("Permission is hereby granted"), "the licence of uPlot");
  }

  @Test
  void numbersThatAreNoneAreWordsInTheData() throws IOException {
    Curve curve =
        Curve.named("diverged")
            .add(1, Double.NaN)
            .addWithin(Double.POSITIVE_INFINITY, 2, 1, 3)
            .add(3, Double.NEGATIVE_INFINITY)
            .add(4, 1.23456789)
            .build();
    JsonNode series = json(page(new Block.Plots(plot(curve)))).get(0).path("series").get(0);
    assertEquals("[1.0,\"Infinity\",3.0,4.0]", series.path("x").toString());
    assertEquals("[\"NaN\",2.0,\"-Infinity\",1.2346]", series.path("y").toString());
    assertEquals("[\"NaN\",1.0,\"-Infinity\",1.2346]", series.path("low").toString());
  }

  @Test
  void curvesOfOneNameLookTheSameInAllPanels() {
    ChartSpec.Axis axis = ChartSpec.Axis.linear("x");
    Curve first = Curve.named("first").add(1, 1).build();
    Curve second = Curve.named("second").add(1, 1).build();
    Curve theory = Curve.named("theory").add(1, 1).build().with(Curve.Style.REFERENCE);
    List<PlotData> plots =
        PlotData.all(
            List.of(
                new ChartSpec("a", axis, axis, List.of(first, theory, second)),
                new ChartSpec("b", axis, axis, List.of(second, theory))),
            List.of());
    assertEquals(
        List.of(0, 0, 1), plots.get(0).series().stream().map(PlotData.Series::look).toList());
    assertEquals(List.of(1, 0), plots.get(1).series().stream().map(PlotData.Series::look).toList());
  }

  @Test
  void curvesLookAsInThePictureWhichGivesNoColourToWhatItDoesNotDraw() {
    ChartSpec.Axis axis = ChartSpec.Axis.linear("x").from(0, 10);
    Curve never = Curve.named("never").build();
    Curve beyond = Curve.named("beyond").add(20, 1).build();
    Curve drawn = Curve.named("drawn").add(1, 1).build();
    ChartSpec panel = new ChartSpec("a", axis, axis, List.of(never, beyond, drawn));
    List<PlotData.Series> series = PlotData.all(List.of(panel), List.of()).get(0).series();
    assertEquals(List.of(1, 2, 0), series.stream().map(PlotData.Series::look).toList());
  }

  @Test
  void sectionsAreInTheContentsUnderTheirGroup() {
    String page =
        new Page(
                "Results",
                "line",
                List.of(),
                List.of(
                    new Section("one", "Group", "first", "First", List.of()),
                    new Section("two", "Group", "second", "Second", List.of()),
                    new Section("three", "third", List.of())))
            .html();
    String contents = page.substring(page.indexOf("<nav"), page.indexOf("</nav>"));
    assertEquals(2, contents.split("Group", -1).length);
    for (String id : List.of("one", "two", "three")) {
      assertTrue(contents.contains("href=\"#" + id + "\""));
      assertTrue(page.contains("<section id=\"" + id + "\">"));
    }
  }

  @Test
  void anIdThatCannotBeLinkedToIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Section("a b", "title", List.of()));
  }
}
