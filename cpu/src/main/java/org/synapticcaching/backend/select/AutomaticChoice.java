package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.PopulationSpec;

/**
 * The choice of {@code auto}: the backend of the processor, or one on a device where {@link
 * ExpectedSpeed} or {@link ExpectedPerceptrons} says that it wins clearly. Never an emulated
 * device.
 *
 * @param candidates all of them available
 */
public record AutomaticChoice(List<Backend> candidates) {
  public AutomaticChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * The fast backend of the processor, or the reference where it cannot run. What {@code auto}
   * means where nothing is known of what will be learned.
   *
   * @throws IllegalStateException when there is none
   */
  public Backend onProcessor() {
    return candidates.stream()
        .filter(each -> !each.design().onDevice())
        .max(Comparator.comparing(Backend::design))
        .orElseThrow(() -> new IllegalStateException("no backend can run here"));
  }

  /** Whether there is a device that could be chosen. */
  public boolean hasDevice() {
    return candidates.stream().anyMatch(AutomaticChoice::isFastDevice);
  }

  private static boolean isFastDevice(Backend backend) {
    return backend.deviceSpeed().isPresent() && !backend.availability().emulated();
  }

  /** The device that is expected to gain most over the processor; empty when there is none. */
  private Optional<Backend> device(ToDoubleFunction<DeviceSpeed> gain) {
    return candidates.stream()
        .filter(AutomaticChoice::isFastDevice)
        .max(Comparator.comparingDouble(each -> gain.applyAsDouble(each.deviceSpeed().get())));
  }

  /** The choice among those that learn perceptrons. */
  public AutomaticChoice learningPerceptrons() {
    return new AutomaticChoice(
        candidates.stream().filter(each -> Backends.perceptronsOf(each).isPresent()).toList());
  }

  private AutomaticChoice supporting(List<PopulationSpec> specs) {
    return new AutomaticChoice(
        candidates.stream().filter(each -> specs.stream().allMatch(each::supports)).toList());
  }

  /**
   * The backend expected to be the fastest for a population.
   *
   * @throws IllegalStateException when no backend can run here
   */
  public BackendChoice of(PopulationSpec spec) {
    AutomaticChoice able = supporting(List.of(spec));
    Backend processor = able.onProcessor();
    ExpectedSpeed expected = new ExpectedSpeed(spec);
    Optional<Backend> device = able.device(speed -> -expected.on(speed));
    if (device.isEmpty()) {
      return new BackendChoice(processor, "");
    }
    DeviceSpeed speed = device.get().deviceSpeed().get();
    Backend taken = expected.favours(speed) ? device.get() : processor;
    return new BackendChoice(
        taken,
        String.format(
            Locale.ROOT,
            "auto takes %s: a presentation to each of %d networks is expected to take %s with %s"
                + " and %s with %s (predictions; a device has to be expected %.0f times as fast)",
            taken.id(),
            spec.replicas().size(),
            microseconds(expected.onProcessor()),
            processor.id(),
            microseconds(expected.on(speed)),
            device.get().id(),
            ExpectedSpeed.MARGIN));
  }

  private static String microseconds(double seconds) {
    return Double.isInfinite(seconds)
        ? "more memory than there is"
        : String.format(Locale.ROOT, "%.3g us", 1e6 * seconds);
  }

  /**
   * The backend expected to train all of these populations the fastest, as a whole, of those that
   * support all of them.
   *
   * @param loads at least one
   * @param threads that the processor would use, >= 1
   * @throws IllegalStateException when no backend can run here
   */
  public BackendChoice of(List<PopulationLoad> loads, int threads) {
    int networks = loads.stream().mapToInt(load -> load.population().replicas().size()).sum();
    String what =
        networks == 1
            ? "one network is"
            : networks + " networks in " + loads.size() + " populations are";
    return supporting(loads.stream().map(PopulationLoad::population).toList())
        .byGain(what, speed -> ExpectedSpeed.gain(loads, threads, speed));
  }

  /**
   * The backend expected to learn all of these perceptrons the fastest. One perceptron is a chain
   * of small updates that a processor core makes out of its cache; only many of them side by side
   * fill a card.
   *
   * @param loads at least one
   * @param threads that the processor would use, >= 1
   * @throws IllegalStateException when no backend can run here
   */
  public BackendChoice ofPerceptrons(List<PerceptronLoad> loads, int threads) {
    ExpectedPerceptrons expected = new ExpectedPerceptrons(loads, threads);
    long runs = expected.runs();
    return byGain(runs == 1 ? "one perceptron is" : runs + " perceptrons are", expected::gain);
  }

  /**
   * By the device's speed relative to the processor's.
   *
   * @param what is learned, and "is" or "are"
   */
  private BackendChoice byGain(String what, ToDoubleFunction<DeviceSpeed> gains) {
    Backend processor = onProcessor();
    Optional<Backend> device = device(gains);
    if (device.isEmpty()) {
      return new BackendChoice(processor, "");
    }
    double gain = gains.applyAsDouble(device.get().deviceSpeed().get());
    Backend taken = gain >= ExpectedSpeed.MARGIN ? device.get() : processor;
    return new BackendChoice(
        taken,
        String.format(
            Locale.ROOT,
            "auto takes %s: %s expected to be learned %s times as fast with %s as with %s (a"
                + " prediction; it has to be %.0f times)",
            taken.id(),
            what,
            String.format(Locale.ROOT, gain < 10 ? "%.2f" : "%.0f", gain),
            device.get().id(),
            processor.id(),
            ExpectedSpeed.MARGIN));
  }
}
