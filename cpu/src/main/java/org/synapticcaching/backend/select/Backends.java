package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.PopulationSpec;

/** Finds backends: the only place that decides which one is used. */
public final class Backends {
  /** The word that leaves the choice to us. */
  public static final String AUTO = "auto";

  private static final List<String> ORDER = List.of("ejml", "simd", "cublas", "cuda");

  private Backends() {}

  /** All backends on the class path, available or not, in a fixed order. */
  public static List<Backend> all() {
    return ServiceLoader.load(Backend.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(backend -> rank(backend.id())))
        .toList();
  }

  private static int rank(String id) {
    int at = ORDER.indexOf(id);
    return at < 0 ? ORDER.size() : at;
  }

  /**
   * The backend a user asked for by name; never another one instead.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend named(String id) {
    List<Backend> all = all();
    for (Backend backend : all) {
      if (backend.id().equals(id)) {
        Availability availability = backend.availability();
        if (!availability.available()) {
          throw new IllegalStateException(availability.refusal(id));
        }
        return backend;
      }
    }
    String known = all.stream().map(Backend::id).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown backend '" + id + "'; known: auto, " + known);
  }

  /**
   * The fast backend of the processor: {@code simd} if it can run, else any that can and needs no
   * device of its own. What {@code auto} means where no population is known.
   *
   * @throws IllegalStateException when there is none
   */
  public static Backend automatic() {
    return onProcessor(available());
  }

  /**
   * The backend expected to be the fastest for a population on this machine: that of the processor,
   * or one on a device where {@link ExpectedSpeed} says that it wins clearly. Never an emulated
   * device.
   *
   * @throws IllegalStateException when no backend can run here
   */
  public static BackendChoice automatic(PopulationSpec spec) {
    return automatic(available(), spec);
  }

  /** The same among these, all of them available. */
  static BackendChoice automatic(List<Backend> available, PopulationSpec spec) {
    List<Backend> able = available.stream().filter(each -> each.supports(spec)).toList();
    Backend processor = onProcessor(able);
    ExpectedSpeed expected = new ExpectedSpeed(spec);
    Optional<Backend> device =
        able.stream()
            .filter(backend -> backend.deviceSpeed().isPresent())
            .min(Comparator.comparingDouble(each -> expected.on(each.deviceSpeed().get())));
    if (device.isEmpty()) {
      return new BackendChoice(processor, "");
    }
    DeviceSpeed speed = device.get().deviceSpeed().get();
    boolean wins = expected.favours(speed);
    return new BackendChoice(
        wins ? device.get() : processor,
        String.format(
            Locale.ROOT,
            "auto takes %s: a presentation to each of %d networks is expected to take %s with %s"
                + " and %s with %s (predictions; a device has to be expected %.0f times as fast)",
            (wins ? device.get() : processor).id(),
            spec.replicas().size(),
            microseconds(expected.onProcessor()),
            processor.id(),
            microseconds(expected.on(speed)),
            device.get().id(),
            ExpectedSpeed.MARGIN));
  }

  /**
   * The backend expected to train all of these the fastest, as a whole: that of the processor, or
   * one on a device where {@link ExpectedSpeed} says that it wins clearly and that supports all of
   * them. Never an emulated device.
   *
   * @param loads at least one
   * @param threads that the processor would use, >= 1
   * @throws IllegalStateException when no backend can run here
   */
  public static BackendChoice automatic(List<PopulationLoad> loads, int threads) {
    return automatic(available(), loads, threads);
  }

  /** The same among these, all of them available. */
  static BackendChoice automatic(List<Backend> available, List<PopulationLoad> loads, int threads) {
    List<Backend> able =
        available.stream()
            .filter(each -> loads.stream().allMatch(load -> each.supports(load.population())))
            .toList();
    Backend processor = onProcessor(able);
    Optional<Backend> device =
        able.stream()
            .filter(each -> each.deviceSpeed().isPresent())
            .max(
                Comparator.comparingDouble(
                    each -> ExpectedSpeed.gain(loads, threads, each.deviceSpeed().get())));
    if (device.isEmpty()) {
      return new BackendChoice(processor, "");
    }
    double gain = ExpectedSpeed.gain(loads, threads, device.get().deviceSpeed().get());
    Backend taken = gain >= ExpectedSpeed.MARGIN ? device.get() : processor;
    int networks = loads.stream().mapToInt(load -> load.population().replicas().size()).sum();
    String what =
        networks == 1
            ? "one network is"
            : String.format(
                Locale.ROOT, "%d networks in %d populations are", networks, loads.size());
    return new BackendChoice(
        taken, ExpectedSpeed.reason(taken.id(), what, gain, device.get().id(), processor.id()));
  }

  private static String microseconds(double seconds) {
    return Double.isInfinite(seconds)
        ? "more memory than there is"
        : String.format(Locale.ROOT, "%.3g us", 1e6 * seconds);
  }

  private static List<Backend> available() {
    return all().stream().filter(backend -> backend.availability().available()).toList();
  }

  private static Backend onProcessor(List<Backend> available) {
    return available.stream()
        .filter(backend -> backend.id().equals("simd"))
        .findFirst()
        .orElseGet(
            () ->
                available.stream()
                    .filter(backend -> !backend.availability().emulated())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no backend can run here")));
  }

  /** {@link #automatic()} for {@code auto}, else {@link #named}. */
  public static Backend select(String id) {
    return id.equals(AUTO) ? automatic() : named(id);
  }

  /** {@link #automatic(PopulationSpec)} for {@code auto}, else {@link #named}. */
  public static BackendChoice select(String id, PopulationSpec spec) {
    return id.equals(AUTO) ? automatic(spec) : new BackendChoice(named(id), "");
  }
}
