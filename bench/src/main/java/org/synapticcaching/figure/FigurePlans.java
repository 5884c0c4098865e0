package org.synapticcaching.figure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.SavedPoints;

/** Figures as every machine plans them that has a part in computing them. Not thread-safe. */
public final class FigurePlans {
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final FigureOptions options;
  private final FigureEnvironment common;
  private final Map<String, Planned> made = new HashMap<>();

  /**
   * Nothing is planned yet.
   *
   * @param figures that may be asked for
   * @param options of all
   * @param common what all are computed with
   */
  public FigurePlans(List<Figure> figures, FigureOptions options, FigureEnvironment common) {
    figures.forEach(figure -> this.figures.put(figure.card().id(), figure));
    this.options = options;
    this.common = common;
  }

  /**
   * A figure that is planned.
   *
   * @param environment what it is computed with
   * @param points by their keys
   * @param saved knows the names of their files, but not where these are
   */
  public record Planned(
      FigureEnvironment environment, Map<String, Point> points, SavedPoints saved) {}

  /** Whether runs may be shared among figures, since there are several. */
  public boolean areSeveral() {
    return figures.size() > 1;
  }

  /**
   * A figure of this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Planned of(String id) {
    return made.computeIfAbsent(id, any -> plan(figure(id)));
  }

  private Figure figure(String id) {
    Figure figure = figures.get(id);
    if (figure == null) {
      throw new IllegalArgumentException("there is no figure " + id);
    }
    return figure;
  }

  private Planned plan(Figure figure) {
    FigureEnvironment environment = common.forFigure(figure.card());
    return new Planned(
        environment,
        FigureMaking.chosen(figure.plan(options), options).stream()
            .collect(Collectors.toMap(Point::key, Function.identity())),
        new SavedPoints(
            Path.of(""),
            environment.numerics(),
            environment.circumstances(figure.card()),
            unused -> {}));
  }

  /** What the rows of each figure depend on besides its points, in words, by its id. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    figures.keySet().forEach(id -> facts.put(id, facts(id)));
    return facts;
  }

  /**
   * What the rows of a figure depend on besides its points, in words.
   *
   * @throws IllegalArgumentException when there is no such figure
   */
  public String facts(String id) {
    FigureEnvironment its = common.forFigure(figure(id).card());
    return its.numerics().words() + " " + Json.compact(its.circumstances(figure(id).card()));
  }
}
