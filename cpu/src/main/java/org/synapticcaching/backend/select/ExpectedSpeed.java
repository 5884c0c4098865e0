package org.synapticcaching.backend.select;

import java.util.Comparator;
import java.util.List;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.model.LayerShape;

/**
 * How long one presentation to every network of a population is expected to take: what {@code auto}
 * decides by. Both the processor and the device are bounded by the bytes of weights that a
 * presentation touches, and by something that it takes even when there are none.
 *
 * <pre>
 * bytes      = sum over layers of active inputs x outputs x 8  (persistent and transient, float32)
 * processor  = ceil(R / threads) x (1.5 us + bytes / 45 GB/s)
 * device     = ceil(R / multiprocessors) x 8 us, and at least R x bytes / (half its data rate)
 * </pre>
 *
 * A fifth of the inputs counts as active, as of MNIST's pixels; hidden units all do. The
 * processor's numbers were measured with {@code simd} on one core, hidden 20 to 10 000; that all
 * cores together are as many times as fast favours the processor. <b>The device's numbers are
 * predictions that no card has confirmed yet</b>: 8 us for the chain of barriers and dependent
 * reads within one presentation, and half of the data rate that its driver reports. They may be
 * wrong by some factor, so a device is taken only where it is expected to be {@value #MARGIN} times
 * as fast.
 */
final class ExpectedSpeed {
  /** How many times as fast as the processor a device has to be expected. */
  static final double MARGIN = 2;

  private static final double ACTIVE_INPUTS = 0.2;
  private static final double BYTES_PER_SYNAPSE = 8;

  private static final double PROCESSOR_SECONDS = 1.5e-6;
  private static final double PROCESSOR_BYTES_PER_SECOND = 45e9;

  private static final double DEVICE_SECONDS = 8e-6;
  private static final double DEVICE_FRACTION_OF_RATE = 0.5;

  /** Initial, persistent and transient weights, and as much again for sums and work space. */
  private static final double RESIDENT_BYTES_PER_SYNAPSE = 24;

  private final PopulationSpec spec;
  private final int networks;
  private final double bytes;

  ExpectedSpeed(PopulationSpec spec) {
    this.spec = spec;
    this.networks = spec.replicas().size();
    this.bytes = bytesPerPresentation();
  }

  private double bytesPerPresentation() {
    double sum = 0;
    double active = ACTIVE_INPUTS;
    for (LayerShape layer : spec.network().layers()) {
      sum += active * layer.synapses() * BYTES_PER_SYNAPSE;
      active = 1;
    }
    return sum;
  }

  /** Seconds for one presentation to each network with the fast processor backend. */
  double onProcessor() {
    double rounds = Math.ceil((double) networks / spec.threads());
    return rounds * (PROCESSOR_SECONDS + bytes / PROCESSOR_BYTES_PER_SECOND);
  }

  /** Seconds for the same on a device; infinite when its memory is too small. */
  double on(DeviceSpeed device) {
    if (residentBytes() > device.memoryBytes()) {
      return Double.POSITIVE_INFINITY;
    }
    double rounds = Math.ceil((double) networks / device.multiprocessors());
    double reading = networks * bytes / (DEVICE_FRACTION_OF_RATE * device.memoryBytesPerSecond());
    return Math.max(rounds * DEVICE_SECONDS, reading);
  }

  private double residentBytes() {
    return networks * spec.network().synapses() * RESIDENT_BYTES_PER_SYNAPSE;
  }

  /** Whether the device is expected to win clearly. */
  boolean favours(DeviceSpeed device) {
    return on(device) * MARGIN <= onProcessor();
  }

  /**
   * How many times as fast as the processor a device is expected to train all of these: one
   * population after another, while the processor spreads the networks evenly over its threads, as
   * far as the longest of them allows. Both assumptions favour the processor.
   *
   * @param loads at least one
   * @param threads of the processor, >= 1
   * @return 0 when the largest that may be on the device at a time, one per thread, do not fit into
   *     its memory
   */
  static double gain(List<PopulationLoad> loads, int threads, DeviceSpeed device) {
    double resident =
        loads.stream()
            .map(load -> new ExpectedSpeed(load.population()).residentBytes())
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
      ExpectedSpeed expected = new ExpectedSpeed(load.population());
      double alone = PROCESSOR_SECONDS + expected.bytes / PROCESSOR_BYTES_PER_SECOND;
      onProcessor += load.work() / threads;
      longest = Math.max(longest, load.longest());
      onDevice += load.longest() / alone * expected.on(device);
    }
    return Math.max(onProcessor, longest) / onDevice;
  }
}
