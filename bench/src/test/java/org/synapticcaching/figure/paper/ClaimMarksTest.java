package org.synapticcaching.figure.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.figure.ClaimMarks;
import org.synapticcaching.figure.ClaimMarks.Place;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.chart.Curve.Dot;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.report.DataFile;

/** What a mark shows in a figure is what the claim's number says. */
class ClaimMarksTest {
  private static final Path REFERENCE = Path.of("..", "results", "reference");

  /** Rounding of the numbers in data.csv. */
  private static final double ROUNDING = 1e-6;

  /** The first test of this curve is beyond the accuracy at which energies are compared. */
  private static final Set<String> NOT_DRAWN = Set.of("n22-fig5: large learning rates cost more");

  static List<String> figures() {
    return FigureCatalog.all().stream().map(figure -> figure.card().id()).toList();
  }

  private static ExperimentPlan plan(String id) {
    return FigureCatalog.all().stream()
        .filter(figure -> figure.card().id().equals(id))
        .findFirst()
        .orElseThrow()
        .plan(FigureOptions.of(Scale.PAPER));
  }

  /** The points that a claim is about lie in its range where it is met, and only there. */
  @ParameterizedTest
  @MethodSource("figures")
  void marksOfTheReferenceRunsAgreeWithTheVerdicts(String id) throws IOException {
    Table rows = DataFile.read(REFERENCE.resolve(id).resolve("data.csv"));
    ExperimentPlan plan = plan(id);
    List<ChartSpec> panels = plan.charts(rows);
    JsonNode judged =
        new ObjectMapper()
            .readTree(REFERENCE.resolve(id).resolve("claims.json").toFile())
            .required("claims");
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < plan.claims().size(); i++) {
      Claim claim = plan.claims().get(i);
      if (claim.mark().isEmpty()) {
        continue;
      }
      Optional<Place> found = ClaimMarks.of(claim, panels);
      assertEquals(
          NOT_DRAWN.contains(id + ": " + claim.text()), found.isEmpty(), id + ": " + claim.text());
      if (found.isEmpty()) {
        continue;
      }
      Place place = found.get();
      boolean met = judged.get(i).required("verdict").asText().equals("met");
      if (met != shows(place, claim.mark().get(), panels.get(place.panel()))) {
        wrong.add(claim.text() + ": met " + met + ", but marked " + place.edge());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void mostClaimsThatAreCoordinatesAreMarked() {
    List<Claim> claims = figures().stream().flatMap(id -> plan(id).claims().stream()).toList();
    long marked = claims.stream().filter(claim -> claim.mark().isPresent()).count();
    long withRange = claims.stream().filter(claim -> !claim.expected().isNone()).count();
    assertTrue(2 * marked > withRange, marked + " of " + withRange);
  }

  private static boolean shows(Place place, Mark mark, ChartSpec panel) {
    List<List<Dot>> curves =
        panel.curves().stream()
            .filter(curve -> mark.points().curves().contains(curve.name()))
            .map(curve -> chosen(curve, mark.points()))
            .filter(dots -> !dots.isEmpty())
            .toList();
    assertTrue(!curves.isEmpty(), place.words());
    Stream<Dot> dots = curves.stream().flatMap(List::stream);
    if (mark.direction() == Mark.Direction.SLOPE) {
      double slope = slope(curves.get(0));
      return place.claim().expected().isMetBy(slope);
    }
    if (mark.points().kind() == Mark.Points.Kind.AVERAGE) {
      double mean = dots.mapToDouble(dot -> part(dot, range(dot, place))).average().orElseThrow();
      return mean >= 0 && mean <= 1;
    }
    Predicate<Dot> lies = dot -> lies(dot, place);
    return mark.points().kind() == Mark.Points.Kind.ANY ? dots.anyMatch(lies) : dots.allMatch(lies);
  }

  private static List<Dot> chosen(Curve curve, Mark.Points points) {
    List<Dot> dots =
        curve.points().stream()
            .filter(
                dot ->
                    dot.x() >= points.from() * (1 - ROUNDING)
                        && dot.x() <= points.to() * (1 + ROUNDING))
            .toList();
    if (dots.isEmpty()) {
      return dots;
    }
    Dot first = dots.get(0);
    Dot last = dots.get(dots.size() - 1);
    return switch (points.kind()) {
      case ALL, ANY, AVERAGE -> dots;
      case ENDS -> List.of(first, last);
      case LAST -> List.of(last);
      case LOWEST -> List.of(dots.stream().min(Comparator.comparing(Dot::y)).orElseThrow());
      case LEFTMOST -> List.of(dots.stream().min(Comparator.comparing(Dot::x)).orElseThrow());
      case CROSSING -> List.of(crossing(dots));
    };
  }

  private static Dot crossing(List<Dot> dots) {
    for (int i = 1; i < dots.size(); i++) {
      double before = Math.log(dots.get(i - 1).y());
      double now = Math.log(dots.get(i).y());
      if (before > 0 && now <= 0) {
        double part = before / (before - now);
        double x = dots.get(i - 1).x() + part * (dots.get(i).x() - dots.get(i - 1).x());
        return new Dot(x, 1, 1, 1);
      }
    }
    throw new AssertionError("never crosses 1");
  }

  private static boolean lies(Dot dot, Place place) {
    if (place.vertical()) {
      Dot range = place.edge().get(0);
      return dot.x() >= range.low() && dot.x() <= range.high();
    }
    Dot range = range(dot, place);
    return dot.y() >= range.low() * (1 - ROUNDING) && dot.y() <= range.high() * (1 + ROUNDING);
  }

  private static Dot range(Dot dot, Place place) {
    return place.edge().stream()
        .min(Comparator.comparingDouble(edge -> Math.abs(edge.x() - dot.x())))
        .orElseThrow();
  }

  /** How far a point is on the way from the low to the high end of a range. */
  private static double part(Dot dot, Dot range) {
    return (dot.y() - range.low()) / (range.high() - range.low());
  }

  private static double slope(List<Dot> dots) {
    double x0 = dots.stream().mapToDouble(dot -> Math.log(dot.x())).average().orElseThrow();
    double y0 = dots.stream().mapToDouble(dot -> Math.log(dot.y())).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (Dot dot : dots) {
      xy += (Math.log(dot.x()) - x0) * (Math.log(dot.y()) - y0);
      xx += (Math.log(dot.x()) - x0) * (Math.log(dot.x()) - x0);
    }
    return xy / xx;
  }
}
