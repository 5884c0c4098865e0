package org.synapticcaching.backend.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.calibration.Calibrated;
import org.synapticcaching.backend.calibration.SpeedSource;
import org.synapticcaching.backend.calibration.Speeds;

/**
 * The choice of {@code auto}: the backend of the processor, or one on a device where {@link
 * ExpectedSpeed} or {@link ExpectedPerceptrons} says, by what was measured of both on this machine,
 * that it wins clearly. Never an emulated device.
 *
 * @param candidates all of them available
 * @param speeds what was measured, or measures it
 */
public record AutomaticChoice(List<Backend> candidates, SpeedSource speeds) {
  public AutomaticChoice {
    candidates = List.copyOf(candidates);
  }

  /** Tells of one device how much faster it is, and in words what is expected. */
  private record Expectation(Backend device, double gain, String words) {}

  /** What is expected of a device, by its size and what was measured. */
  @FunctionalInterface
  private interface Model {
    Expectation of(Backend device, DeviceSize size, Speeds speeds);
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
    return !devices().isEmpty();
  }

  private List<Backend> devices() {
    return candidates.stream()
        .filter(each -> each.deviceSize().isPresent() && !each.availability().emulated())
        .toList();
  }

  /** Devices of which nothing is measured yet: the first choice that could fall on one would. */
  public List<Backend> unmeasured() {
    Backend processor = onProcessor();
    return devices().stream().filter(device -> speeds.kept(processor, device).isEmpty()).toList();
  }

  /** The choice among those that learn perceptrons. */
  public AutomaticChoice learningPerceptrons() {
    return new AutomaticChoice(
        candidates.stream().filter(each -> Backends.perceptronsOf(each).isPresent()).toList(),
        speeds);
  }

  /**
   * The backend expected to be the fastest for a population.
   *
   * @throws IllegalStateException when no backend can run here
   */
  public BackendChoice of(PopulationSpec spec) {
    Backend processor = onProcessor();
    return byGain(
        (device, size, measured) -> {
          ExpectedSpeed expected = new ExpectedSpeed(spec, measured);
          return new Expectation(
              device,
              expected.onProcessor() / expected.on(size),
              String.format(
                  Locale.ROOT,
                  "a presentation to each of %d networks is expected to take %s with %s and %s"
                      + " with %s",
                  spec.replicas().size(),
                  microseconds(expected.onProcessor()),
                  processor.id(),
                  microseconds(expected.on(size)),
                  device.id()));
        });
  }

  private static String microseconds(double seconds) {
    return Double.isInfinite(seconds)
        ? "more memory than there is"
        : String.format(Locale.ROOT, "%.3g us", 1e6 * seconds);
  }

  /**
   * The backend expected to train all of these populations the fastest, as a whole.
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
    return byGain(
        (device, size, measured) ->
            learned(what, device, ExpectedSpeed.gain(loads, threads, size, measured)));
  }

  /**
   * The backend expected to learn all of these perceptrons the fastest. One perceptron is a chain
   * of small updates that a processor core makes out of its cache, for which nothing need be
   * measured; only many of them side by side fill a card.
   *
   * @param loads at least one
   * @param threads that the processor would use, >= 1
   * @throws IllegalStateException when no backend can run here
   */
  public BackendChoice ofPerceptrons(List<PerceptronLoad> loads, int threads) {
    ExpectedPerceptrons expected = new ExpectedPerceptrons(loads, threads);
    long runs = expected.runs();
    if (runs == 1 && hasDevice()) {
      Backend processor = onProcessor();
      return new BackendChoice(
          processor,
          List.of(
              "auto takes "
                  + processor.id()
                  + ": one perceptron is a chain of small updates, which leaves a card idle"));
    }
    return byGain(
        (device, size, measured) ->
            learned(runs + " perceptrons are", device, expected.gain(size, measured)));
  }

  /**
   * An expectation of the device's speed relative to the processor's.
   *
   * @param what is learned, and "is" or "are"
   */
  private Expectation learned(String what, Backend device, double gain) {
    return new Expectation(
        device,
        gain,
        String.format(
            Locale.ROOT,
            "%s expected to be learned %s times as fast with %s as with %s",
            what,
            String.format(Locale.ROOT, gain < 10 ? "%.2f" : "%.0f", gain),
            device.id(),
            onProcessor().id()));
  }

  /** The device of which most is expected, if that is enough. */
  private BackendChoice byGain(Model model) {
    Backend processor = onProcessor();
    List<String> notes = new ArrayList<>();
    Optional<Expectation> best = Optional.empty();
    for (Backend device : devices()) {
      Calibrated calibrated = speeds.of(processor, device);
      notes.addAll(calibrated.notes());
      Optional<Expectation> expected =
          calibrated
              .speeds()
              .map(measured -> model.of(device, device.deviceSize().get(), measured));
      if (expected.isPresent()
          && best.filter(other -> other.gain() >= expected.get().gain()).isEmpty()) {
        best = expected;
      }
    }
    if (best.isEmpty()) {
      return new BackendChoice(processor, notes);
    }
    Backend taken = best.get().gain() >= ExpectedSpeed.MARGIN ? best.get().device() : processor;
    notes.add(
        String.format(
            Locale.ROOT,
            "auto takes %s: %s (by what was measured here; a device has to be expected %.0f times"
                + " as fast)",
            taken.id(),
            best.get().words(),
            ExpectedSpeed.MARGIN));
    return new BackendChoice(taken, notes);
  }
}
