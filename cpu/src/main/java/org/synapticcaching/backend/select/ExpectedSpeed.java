package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.calibration.ReferenceWork;
import org.synapticcaching.backend.calibration.Speeds;

/**
 * How long one presentation to every network of a population is expected to take: what {@code auto}
 * decides by. Both the processor and the device are bounded by the bytes of weights that a
 * presentation touches, and by something that it takes even when there are none. How these costs
 * grow with size and population is written down here; the numbers are those that were measured on
 * this machine ({@link Speeds}).
 *
 * <pre>
 * bytes      = sum over layers of active inputs x outputs x 8  (persistent and transient, float32)
 * processor  = ceil(R / threads) x line through two sizes of one network on one thread
 * device     = ceil(R / multiprocessors) x time of one small network on each multiprocessor,
 *              and at least R x bytes / (bytes per second with one large network)
 * </pre>
 *
 * That all cores together are as many times as fast as one favours the processor, as does that what
 * a device was measured to do is taken to be the most that it does. Policies and rules differ, so a
 * device is taken only where it is expected to be {@value #MARGIN} times as fast.
 */
final class ExpectedSpeed {
  /** How many times as fast as the processor a device has to be expected. */
  static final double MARGIN = 2;

  /** Initial, persistent and transient weights, and as much again for sums and work space. */
  private static final double RESIDENT_BYTES_PER_SYNAPSE = 24;

  private final PopulationSpec spec;
  private final Speeds speeds;
  private final int networks;
  private final double bytes;

  /**
   * That of a population.
   *
   * @param speeds measured here
   */
  ExpectedSpeed(PopulationSpec spec, Speeds speeds) {
    this.spec = spec;
    this.speeds = speeds;
    this.networks = spec.replicas().size();
    this.bytes = ReferenceWork.bytesPerPresentation(spec.network());
  }

  /** Seconds for one presentation to each network with the fast processor backend. */
  double onProcessor() {
    return Math.ceil((double) networks / spec.threads()) * alone();
  }

  private double alone() {
    return speeds.onProcessor(bytes);
  }

  /** Seconds for the same on a device; infinite when its memory is too small. */
  double on(DeviceSize device) {
    if (residentBytes() > device.memoryBytes()) {
      return Double.POSITIVE_INFINITY;
    }
    double rounds = Math.ceil((double) networks / device.multiprocessors());
    double reading = networks * bytes / speeds.deviceBytesPerSecond();
    return Math.max(rounds * speeds.smallOnDevice(), reading);
  }

  private double residentBytes() {
    return networks * spec.network().synapses() * RESIDENT_BYTES_PER_SYNAPSE;
  }

  /**
   * How many times as fast as the processor a device is expected to train all of these: one
   * population after another, while the processor spreads the networks evenly over its threads, as
   * far as the longest of them allows. Both assumptions favour the processor.
   *
   * @param loads at least one
   * @param threads of the processor, >= 1
   * @param speeds measured here
   * @return 0 when the largest that may be on the device at a time, one per thread, do not fit into
   *     its memory
   */
  static double gain(List<PopulationLoad> loads, int threads, DeviceSize device, Speeds speeds) {
    double resident =
        loads.stream()
            .map(load -> new ExpectedSpeed(load.population(), speeds).residentBytes())
            .sorted(Comparator.reverseOrder())
            .limit(threads)
            .mapToDouble(Double::doubleValue)
            .sum();
    if (resident > device.memoryBytes()) {
      return 0;
    }
    double onProcessor = 0;
    double longest = 0;
    double onDevice = 0;
    for (PopulationLoad load : loads) {
      ExpectedSpeed expected = new ExpectedSpeed(load.population(), speeds);
      onProcessor += load.work() / threads;
      longest = Math.max(longest, load.longest());
      onDevice += load.longest() / expected.alone() * expected.on(device);
    }
    return Math.max(onProcessor, longest) / onDevice;
  }
}
