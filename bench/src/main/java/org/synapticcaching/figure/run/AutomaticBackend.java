package org.synapticcaching.figure.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.backend.select.PopulationLoad;

/**
 * The backend that is expected to suit a whole figure best. It follows from all of its points, also
 * those that are saved, so that an interrupted figure goes on with the same one.
 */
public final class AutomaticBackend {
  private AutomaticBackend() {}

  /**
   * The environment with that backend, if the user leaves the choice to us and there is one.
   *
   * @param environment of the figure
   * @param card of the figure
   * @param points all that make up the figure
   * @param threads that the processor would use, >= 1
   * @param notice receives what was taken and why, where there was a choice
   */
  public static FigureEnvironment of(
      FigureEnvironment environment,
      FigureCard card,
      List<Point> points,
      int threads,
      Consumer<String> notice) {
    if (environment.automatic().isEmpty()) {
      return environment;
    }
    AutomaticChoice auto = environment.automatic().get();
    Optional<BackendChoice> choice =
        card.needs().areImages()
            ? forNetworks(auto, points, threads)
            : forPerceptrons(auto, points, threads);
    if (choice.isEmpty()) {
      if (card.needs().areImages() && auto.hasDevice()) {
        notice.accept(
            "auto takes "
                + environment.backend().orElseThrow().id()
                + ": the networks of this figure follow from one another, one at a time, which is"
                + " not expected to fill a GPU");
      }
      return environment;
    }
    choice.get().notes().forEach(notice);
    FigureEnvironment chosen = environment.with(choice.get().backend());
    chosen.cards().flatMap(Cards::words).ifPresent(notice);
    return chosen;
  }

  /** Empty when no perceptrons are known beforehand. */
  private static Optional<BackendChoice> forPerceptrons(
      AutomaticChoice auto, List<Point> points, int threads) {
    List<PerceptronLoad> loads =
        points.stream()
            .flatMap(point -> point.batched().stream())
            .flatMap(batched -> batched.perceptrons().stream())
            .toList();
    return loads.isEmpty()
        ? Optional.empty()
        : Optional.of(auto.learningPerceptrons().ofPerceptrons(loads, threads));
  }

  /** By the populations of a device; empty when some points' networks are not known beforehand. */
  private static Optional<BackendChoice> forNetworks(
      AutomaticChoice auto, List<Point> points, int threads) {
    Map<Object, List<Point>> groups = new LinkedHashMap<>();
    for (Point point : points) {
      if (point.population().isEmpty()) {
        return Optional.empty();
      }
      Object group = point.batched().map(BatchedWork::group).orElse(point.key());
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(point);
    }
    List<PopulationLoad> loads = groups.values().stream().map(AutomaticBackend::load).toList();
    return Optional.of(auto.of(loads, threads));
  }

  private static PopulationLoad load(List<Point> group) {
    return new PopulationLoad(
        Point.population(group).orElseThrow(),
        group.stream().mapToDouble(Point::cost).sum(),
        group.stream().mapToDouble(Point::cost).max().orElseThrow());
  }
}
