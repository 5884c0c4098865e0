package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.PopulationSpec;
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

  private static KnownWords words(String what, List<Backend> known) {
    return new KnownWords(
        what, Stream.concat(Stream.of(AUTO), known.stream().map(Backend::id)).toList());
  }

  /** What {@code auto} chooses from: what can run here. */
  public static AutomaticChoice automatic() {
    return new AutomaticChoice(available(all()));
  }

  /** What {@code auto} chooses from for perceptrons. */
  public static AutomaticChoice automaticForPerceptrons() {
    return new AutomaticChoice(available(allForPerceptrons()));
  }

  private static List<Backend> available(List<Backend> all) {
    return all.stream().filter(each -> each.availability().available()).toList();
  }

  /** {@link AutomaticChoice#onProcessor} for {@code auto}, else {@link #named}. */
  public static Backend select(String id) {
    return id.equals(AUTO) ? automatic().onProcessor() : named(id);
  }

  /** {@link AutomaticChoice#of(PopulationSpec)} for {@code auto}, else {@link #named}. */
  public static BackendChoice select(String id, PopulationSpec spec) {
    return id.equals(AUTO) ? automatic().of(spec) : new BackendChoice(named(id), "");
  }

  /**
   * The backend for perceptrons where nothing is known of what will be learned: that of the
   * processor for {@code auto}, else the one of this name and never another one instead.
   *
   * @throws IllegalArgumentException when none of this name learns perceptrons, listing those that
   *     do
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend selectForPerceptrons(String id) {
    return id.equals(AUTO)
        ? automaticForPerceptrons().onProcessor()
        : named(allForPerceptrons(), id, () -> noPerceptrons(id));
  }

  /**
   * The backend for perceptrons: {@link AutomaticChoice#ofPerceptrons} for {@code auto}, else
   * {@link #selectForPerceptrons(String)}.
   *
   * @param loads what will be learned, at least one
   * @param threads that the processor would use, >= 1
   */
  public static BackendChoice selectForPerceptrons(
      String id, List<PerceptronLoad> loads, int threads) {
    return id.equals(AUTO)
        ? automaticForPerceptrons().ofPerceptrons(loads, threads)
        : new BackendChoice(selectForPerceptrons(id), "");
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

  private static Optional<PerceptronEngine> perceptronsOf(Backend backend) {
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
