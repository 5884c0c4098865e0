package org.synapticcaching.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ClaimMarks;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.report.PlotData.NumberedPlace;

/**
 * What the page shows of one figure: plots beside claims, and how they were made.
 *
 * @param figure which
 * @param folder a run of it
 * @param results folder of all results
 */
record FigureSection(Figure figure, FigureFolder folder, Path results) {

  /** The section, in which a problem stands in the place of what cannot be shown. */
  Section section() {
    FigureCard card = figure.card();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(card.title() + " (" + card.source() + "): " + card.shows() + "."));
    Optional<JsonNode> run = run(blocks);
    plots(run, blocks);
    claims(blocks);
    run.ifPresent(made -> how(made, blocks));
    return new Section(card.id(), card.id() + ": " + card.shows(), blocks);
  }

  private Optional<JsonNode> run(List<Block> blocks) {
    try {
      return Optional.of(folder.run());
    } catch (IOException missing) {
      blocks.add(new Block.Problem(missing.getMessage()));
      return Optional.empty();
    }
  }

  /** Odd data may be beyond what the charts expect: then the page says so, and goes on. */
  private void plots(Optional<JsonNode> run, List<Block> blocks) {
    try {
      ExperimentPlan plan = figure.plan(FigureFolder.options(run.orElseThrow(IOException::new)));
      List<ChartSpec> panels = plan.charts(folder.rows());
      List<NumberedPlace> places = new ArrayList<>();
      for (int i = 0; i < plan.claims().size(); i++) {
        int number = i + 1;
        ClaimMarks.of(plan.claims().get(i), panels)
            .ifPresent(place -> places.add(new NumberedPlace(number, place)));
      }
      List<PlotData> plots =
          IntStream.range(0, panels.size())
              .mapToObj(i -> PlotData.of(panels.get(i), in(places, i)))
              .toList();
      blocks.add(new Block.Plots(plots));
      blocks.add(new Block.Lines(beside(plots)));
    } catch (IOException | RuntimeException problem) {
      if (run.isPresent()) {
        blocks.add(new Block.Problem("there are no plots: " + reason(problem)));
      }
    }
    picture(blocks);
  }

  private static List<NumberedPlace> in(List<NumberedPlace> places, int panel) {
    return places.stream().filter(each -> each.place().panel() == panel).toList();
  }

  private static String reason(Exception problem) {
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  private List<String> beside(List<PlotData> plots) {
    List<String> lines = new ArrayList<>();
    if (plots.stream().anyMatch(PlotData::thinned)) {
      lines.add(
          "curves of more than "
              + PlotData.MOST_POINTS
              + " points are shown with that many of them");
    }
    lines.add("all points: " + results.relativize(folder.data()));
    return lines;
  }

  private void picture(List<Block> blocks) {
    try {
      Optional<byte[]> svg = folder.picture();
      svg.ifPresent(bytes -> blocks.add(new Block.Picture(bytes, figure.card().title())));
      if (svg.isEmpty()) {
        blocks.add(new Block.Problem("there is no figure.svg: none was drawn"));
      }
    } catch (IOException unreadable) {
      blocks.add(new Block.Problem(unreadable.getMessage()));
    }
  }

  private void claims(List<Block> blocks) {
    try {
      Map<String, JudgedClaim> kept = reference();
      List<List<String>> rows = new ArrayList<>();
      for (JudgedClaim claim : folder.claims()) {
        JudgedClaim before = kept.get(claim.text());
        rows.add(
            List.of(
                String.valueOf(rows.size() + 1),
                claim.verdict(),
                claim.text(),
                claim.basis(),
                claim.number(),
                claim.expected(),
                claim.measuredWords(),
                before == null ? "" : before.measuredWords() + ", " + before.verdict()));
      }
      blocks.add(
          new Block.OfTable(
              new Table(
                  "Claims of " + figure.card().id(),
                  List.of(
                      "",
                      "verdict",
                      "claim",
                      "basis",
                      "number",
                      "expected",
                      "measured",
                      "reference run"),
                  rows)));
    } catch (IOException missing) {
      blocks.add(new Block.Problem(missing.getMessage()));
    }
  }

  /** Claims of the reference run by their text; none beside itself. */
  private Map<String, JudgedClaim> reference() throws IOException {
    Optional<FigureFolder> kept = FigureFolder.referenceOf(results, figure.card().id());
    if (folder.reference() || kept.isEmpty()) {
      return Map.of();
    }
    return kept.get().claims().stream()
        .collect(Collectors.toMap(JudgedClaim::text, claim -> claim, (first, second) -> first));
  }

  private void how(JsonNode run, List<Block> blocks) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (folder.reference() ? "the reference run, " : "")
            + run.path("scale").asText()
            + " scale, "
            + run.path("started").asText()
            + ", on "
            + run.path("machine").path("processor").asText()
            + " with "
            + run.path("machine").path("cores").asText()
            + " cores, backend "
            + run.path("backend").asText("none"));
    run.path("notes").forEach(note -> lines.add(note.asText()));
    lines.add("settings: " + run.path("settings"));
    blocks.add(new Block.Lines(lines));
    blocks.add(
        new Block.Command(
            "java -jar bench/target/synaptic-caching.jar " + run.path("command").asText()));
  }
}
