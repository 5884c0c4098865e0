package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.calibration.Calibrations;
import org.synapticcaching.backend.calibration.ShortRuns;
import org.synapticcaching.backend.calibration.SpeedCache;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.word.KnownWords;

/**
 * The registry of backends: the only place that decides which one is used, and that gives the
 * others' perceptrons their reference.
 */
public final class Backends {
  /** The word that leaves the choice to {@link AutomaticChoice}. */
  public static final String AUTO = "auto";

  private Backends() {}

  /** All backends on the class path, available or not, by design and then by name. */
  public static List<Backend> all() {
    return ServiceLoader.load(Backend.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Backend::design).thenComparing(Backend::id))
        .toList();
  }

  /** Those of {@link #all} that learn perceptrons. */
  public static List<Backend> allForPerceptrons() {
    return all().stream().filter(each -> perceptronsOf(each).isPresent()).toList();
  }

  /**
   * The backend of this name; never another one instead.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend named(String id) {
    List<Backend> all = all();
    return named(all, id, () -> words("backend", all).refusal(id));
  }

  private static Backend named(List<Backend> all, String id, Supplier<String> unknown) {
    Backend backend =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknown.get()));
    Availability availability = backend.availability();
    if (!availability.available()) {
      throw new IllegalStateException(availability.refusal(id));
    }
    return backend;
  }

  /**
   * The backend of this name, on the card that is asked for.
   *
   * @throws IllegalArgumentException when there is no such backend, or no such card
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend named(BackendRequest request) {
    return onDevice(named(request.id()), request.device());
  }

  private static Backend onDevice(Backend backend, OptionalInt device) {
    return device.isPresent() ? backend.onDevice(device.getAsInt()) : backend;
  }

  private static KnownWords words(String what, List<Backend> known) {
    return new KnownWords(
        what, Stream.concat(Stream.of(AUTO), known.stream().map(Backend::id)).toList());
  }

  /** What {@code auto} chooses from: what can run here. */
  public static AutomaticChoice automatic() {
    return automatic(OptionalInt.empty());
  }

  /**
   * What {@code auto} chooses from when a card is named: the processor, and that card.
   *
   * @throws IllegalArgumentException when there is no such card
   * @throws IllegalStateException when no card can be used here, with the reason and what to do
   */
  public static AutomaticChoice automatic(OptionalInt device) {
    List<Backend> all = all();
    List<Backend> available = all.stream().filter(Backends::isAvailable).toList();
    if (device.isPresent() && available.stream().noneMatch(each -> each.design().onDevice())) {
      throw new IllegalStateException(
          all.stream()
              .filter(each -> each.design().onDevice())
              .map(each -> each.availability().refusal(each.id()))
              .findFirst()
              .orElse("no backend computes on a card"));
    }
    return new AutomaticChoice(
        available.stream()
            .map(each -> each.design().onDevice() ? onDevice(each, device) : each)
            .toList(),
        new Calibrations(SpeedCache.ofThisUser(), ShortRuns.ofThisJava(Backends::perceptrons)));
  }

  /** The fast backend of the processor, where a request may come to it; cards are not looked at. */
  public static Optional<Backend> onProcessor(BackendRequest request) {
    return all().stream()
        .filter(each -> each.design() == BackendDesign.PROCESSOR)
        .filter(each -> request.automatic() || each.id().equals(request.id()))
        .filter(Backends::isAvailable)
        .findFirst();
  }

  private static boolean isAvailable(Backend backend) {
    return backend.availability().available();
  }

  /**
   * The backend where nothing is known of what will be learned: {@link AutomaticChoice#onProcessor}
   * for {@code auto}, else {@link #named(BackendRequest)}.
   */
  public static Backend select(BackendRequest request) {
    return request.automatic() ? automatic(request.device()).onProcessor() : named(request);
  }

  /** {@link AutomaticChoice#of(PopulationSpec)} for {@code auto}, else the one named. */
  public static BackendChoice select(BackendRequest request, PopulationSpec spec) {
    return request.automatic()
        ? automatic(request.device()).of(spec)
        : BackendChoice.only(named(request));
  }

  /**
   * The backend for perceptrons where nothing is known of what will be learned: that of the
   * processor for {@code auto}, else the one of this name and never another one instead.
   *
   * @throws IllegalArgumentException when none of this name learns perceptrons, listing those that
   *     do, or when there is no such card
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend selectForPerceptrons(BackendRequest request) {
    String id = request.id();
    return request.automatic()
        ? automatic(request.device()).learningPerceptrons().onProcessor()
        : onDevice(named(allForPerceptrons(), id, () -> noPerceptrons(id)), request.device());
  }

  /**
   * The backend for perceptrons: {@link AutomaticChoice#ofPerceptrons} for {@code auto}, else
   * {@link #selectForPerceptrons(BackendRequest)}.
   *
   * @param loads what will be learned, at least one
   * @param threads that the processor would use, >= 1
   */
  public static BackendChoice selectForPerceptrons(
      BackendRequest request, List<PerceptronLoad> loads, int threads) {
    return request.automatic()
        ? automatic(request.device()).learningPerceptrons().ofPerceptrons(loads, threads)
        : BackendChoice.only(selectForPerceptrons(request));
  }

  /**
   * The facet of a backend that learns perceptrons, with the reference for runs in which rounding
   * could decide.
   *
   * @throws IllegalArgumentException when it has none, listing the backends that do
   */
  public static PerceptronEngine perceptrons(Backend backend) {
    return perceptronsOf(backend)
        .orElseThrow(() -> new IllegalArgumentException(noPerceptrons(backend.id())));
  }

  static Optional<PerceptronEngine> perceptronsOf(Backend backend) {
    return backend.perceptrons(Backends::openInReference);
  }

  private static PerceptronLearner openInReference(PerceptronTask task) {
    return all().stream()
        .filter(each -> each.design() == BackendDesign.REFERENCE)
        .flatMap(each -> perceptronsOf(each).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no reference for perceptrons"))
        .open(task);
  }

  private static String noPerceptrons(String id) {
    return words("backend for perceptrons", allForPerceptrons()).refusal(id);
  }
}
