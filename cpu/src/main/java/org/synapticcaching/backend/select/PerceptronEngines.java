package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.PerceptronEngine;

/** Finds perceptron backends: the only place that decides which one is used. */
public final class PerceptronEngines {
  private PerceptronEngines() {}

  /** All on the class path, available or not. */
  public static List<PerceptronEngine> all() {
    return ServiceLoader.load(PerceptronEngine.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * The fastest on the processor for {@code auto}: {@code simd}, or else {@code ejml}; what it
   * means where nothing is known of what will be learned. Any other name gives that backend and
   * never another one instead.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static PerceptronEngine select(String id) {
    List<PerceptronEngine> all = all();
    return id.equals(Backends.AUTO) ? onProcessor(all) : named(all, id);
  }

  /**
   * {@link #automatic} for {@code auto}, else the backend of that name.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static PerceptronChoice select(String id, List<PerceptronLoad> loads, int threads) {
    return id.equals(Backends.AUTO)
        ? automatic(loads, threads)
        : new PerceptronChoice(named(all(), id), "");
  }

  /**
   * The backend expected to learn all of this the fastest: that of the processor, or one on a
   * device where {@link ExpectedPerceptrons} says that it wins clearly. One perceptron is a chain
   * of small updates that a processor core makes out of its cache; only many of them side by side
   * fill a card. Never an emulated device.
   *
   * @param loads at least one
   * @param threads that the processor would use, >= 1
   */
  public static PerceptronChoice automatic(List<PerceptronLoad> loads, int threads) {
    return automatic(all(), loads, threads);
  }

  /** The same among these. */
  static PerceptronChoice automatic(
      List<PerceptronEngine> all, List<PerceptronLoad> loads, int threads) {
    PerceptronEngine processor = onProcessor(all);
    ExpectedPerceptrons expected = new ExpectedPerceptrons(loads, threads);
    Optional<PerceptronEngine> device =
        all.stream()
            .filter(each -> each.availability().available() && !each.availability().emulated())
            .filter(each -> each.deviceSpeed().isPresent())
            .max(Comparator.comparingDouble(each -> expected.gain(each.deviceSpeed().get())));
    if (device.isEmpty()) {
      return new PerceptronChoice(processor, "");
    }
    double gain = expected.gain(device.get().deviceSpeed().get());
    PerceptronEngine taken = gain >= ExpectedSpeed.MARGIN ? device.get() : processor;
    long runs = expected.runs();
    String what = runs == 1 ? "one perceptron is" : runs + " perceptrons are";
    return new PerceptronChoice(
        taken, ExpectedSpeed.reason(taken.id(), what, gain, device.get().id(), processor.id()));
  }

  private static PerceptronEngine onProcessor(List<PerceptronEngine> all) {
    return all.stream()
        .filter(each -> each.id().equals("simd") && each.availability().available())
        .findFirst()
        .orElseGet(() -> named(all, "ejml"));
  }

  private static PerceptronEngine named(List<PerceptronEngine> all, String id) {
    String known = all.stream().map(PerceptronEngine::id).collect(Collectors.joining(", "));
    PerceptronEngine chosen =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no backend '" + id + "' for perceptrons; known: auto, " + known));
    Availability availability = chosen.availability();
    if (!availability.available()) {
      throw new IllegalStateException(availability.refusal(id));
    }
    return chosen;
  }
}
