package org.synapticcaching.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.figure.ClaimMarks;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.ReferenceRun;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.report.PlotData.NumberedPlace;

/**
 * What the page shows of one figure: plots beside claims, and how they were made.
 *
 * @param figure which
 * @param folder a run of it
 * @param place where the page is to be, for links
 */
record FigureSection(Figure figure, FigureFolder folder, PagePlace place) {

  /** The section, in which a problem stands in the place of what cannot be shown. */
  Section section() {
    FigureCard card = figure.card();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(card.title() + ". " + card.source() + "."));
    Optional<RunFacts> run = run(blocks);
    run.ifPresent(facts -> blocks.add(new Block.Quiet(facts.line(folder.reference()))));
    Optional<List<PlotData>> plots = run.flatMap(facts -> plots(facts, blocks));
    plots.ifPresent(drawn -> blocks.add(new Block.Plots(drawn)));
    picture(plots.isPresent(), blocks);
    data(plots.orElse(List.of()), blocks);
    claims(blocks);
    run.ifPresent(
        facts -> {
          blocks.add(new Block.Command(facts.command()));
          blocks.add(new Block.Hidden("Notes and settings of this run", facts.details()));
        });
    String source = card.source().replaceAll("(\\d{4}).*", "$1");
    return new Section(card.id(), source, card.id(), card.id() + ": " + card.shows(), blocks);
  }

  private Optional<RunFacts> run(List<Block> blocks) {
    try {
      return Optional.of(new RunFacts(folder.run()));
    } catch (IOException missing) {
      blocks.add(new Block.Problem(missing.getMessage()));
      return Optional.empty();
    }
  }

  /** Odd data may be beyond what the charts expect: then the page says so, and goes on. */
  private Optional<List<PlotData>> plots(RunFacts run, List<Block> blocks) {
    try {
      ExperimentPlan plan = figure.plan(run.options());
      List<ChartSpec> panels = plan.charts(folder.rows());
      List<NumberedPlace> places = new ArrayList<>();
      for (int i = 0; i < plan.claims().size(); i++) {
        int number = i + 1;
        ClaimMarks.of(plan.claims().get(i), panels)
            .ifPresent(mark -> places.add(new NumberedPlace(number, mark)));
      }
      return Optional.of(PlotData.all(panels, places));
    } catch (IOException | RuntimeException problem) {
      blocks.add(
          new Block.Problem("the plots cannot be drawn from the data (" + reason(problem) + ")"));
      return Optional.empty();
    }
  }

  private static String reason(Exception problem) {
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  /** For print, and for the screen where there are no plots. */
  private void picture(boolean printOnly, List<Block> blocks) {
    try {
      Optional<byte[]> svg = folder.picture();
      if (svg.isPresent() && !printOnly) {
        blocks.add(new Block.Words("The picture that was saved takes their place:"));
      }
      svg.ifPresent(
          bytes -> blocks.add(new Block.Picture(bytes, figure.card().title(), printOnly)));
      if (svg.isEmpty()) {
        blocks.add(new Block.Problem(folder.path() + ": there is no figure.svg to be printed"));
      }
    } catch (IOException unreadable) {
      blocks.add(new Block.Problem(folder.path() + ": figure.svg cannot be read"));
    }
  }

  private void data(List<PlotData> plots, List<Block> blocks) {
    boolean thinned = plots.stream().anyMatch(PlotData::thinned);
    String before =
        thinned
            ? "Of curves with more than %d points as many are shown, peaks and dips among them."
                .formatted(Thinning.MOST_POINTS)
            : "";
    blocks.add(
        new Block.Link((before + " All rows:").strip(), "data.csv", place.to(folder.data())));
  }

  private void claims(List<Block> blocks) {
    try {
      Optional<ReferenceRun> kept =
          folder.reference() ? Optional.empty() : ReferenceRun.of(figure.card().id());
      String caption = "Claims" + kept.map(run -> "; the reference run: " + run.words()).orElse("");
      List<JudgedClaim> claims = folder.claims();
      blocks.add(new Block.OfTable(ClaimTable.of(caption, claims, kept)));
      List<String> details = ClaimTable.details(claims);
      if (!details.isEmpty()) {
        blocks.add(
            new Block.Hidden("What the numbers are made of", List.of(new Block.Lines(details))));
      }
    } catch (IOException missing) {
      blocks.add(new Block.Problem(missing.getMessage()));
    }
  }
}
