package org.synapticcaching.figure.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.PerceptronChoice;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.backend.select.PopulationLoad;
import org.synapticcaching.model.Replica;

/**
 * The backend that is expected to suit a whole figure best. It follows from all of its points, also
 * those that are saved, so that an interrupted figure goes on with the same one.
 */
public final class AutomaticBackend {
  private AutomaticBackend() {}

  /**
   * The setting with that backend, if the user leaves the choice to us and there is one.
   *
   * @param setting of the figure
   * @param points all that make up the figure
   * @param threads that the processor would use, >= 1
   * @param notice told what was taken and why, where there was a choice
   */
  public static FigureEnvironment of(
      FigureEnvironment setting, List<Point> points, int threads, Consumer<String> notice) {
    if (!setting.automatic()) {
      return setting;
    }
    if (setting.backend().isPresent()) {
      Optional<List<PopulationLoad>> loads = networks(points);
      if (loads.isPresent()) {
        BackendChoice choice = Backends.automatic(loads.get(), threads);
        tell(choice.why(), notice);
        return setting.with(choice.backend());
      }
      tellOfDevices(setting, notice);
    }
    List<PerceptronLoad> perceptrons =
        points.stream()
            .flatMap(point -> point.shared().stream())
            .flatMap(shared -> shared.perceptrons().stream())
            .toList();
    if (setting.perceptrons().isPresent() && !perceptrons.isEmpty()) {
      PerceptronChoice choice = PerceptronEngines.automatic(perceptrons, threads);
      tell(choice.why(), notice);
      return setting.with(choice.backend());
    }
    return setting;
  }

  private static void tell(String why, Consumer<String> notice) {
    if (!why.isEmpty()) {
      notice.accept(why);
    }
  }

  private static void tellOfDevices(FigureEnvironment setting, Consumer<String> notice) {
    if (Backends.all().stream().anyMatch(each -> each.deviceSpeed().isPresent())) {
      notice.accept(
          "auto takes "
              + setting.backend().orElseThrow().id()
              + ": the networks of this figure follow from one another, one at a time, which is not"
              + " expected to fill a GPU");
    }
  }

  /** What they train, in the populations of a device; empty when some do not tell beforehand. */
  private static Optional<List<PopulationLoad>> networks(List<Point> points) {
    Map<Object, List<Point>> groups = new LinkedHashMap<>();
    for (Point point : points) {
      if (network(point).isEmpty()) {
        return Optional.empty();
      }
      Object group = point.shared().map(BatchedWork::group).orElse(point.key());
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(point);
    }
    return Optional.of(groups.values().stream().map(AutomaticBackend::load).toList());
  }

  private static Optional<PopulationSpec> network(Point point) {
    return point.population().or(() -> point.shared().flatMap(BatchedWork::network));
  }

  private static PopulationLoad load(List<Point> group) {
    List<Replica> replicas =
        group.stream().flatMap(point -> network(point).orElseThrow().replicas().stream()).toList();
    PopulationSpec first = network(group.get(0)).orElseThrow();
    return new PopulationLoad(
        new PopulationSpec(first.network(), replicas, 1),
        group.stream().mapToDouble(Point::cost).sum(),
        group.stream().mapToDouble(Point::cost).max().orElseThrow());
  }
}
