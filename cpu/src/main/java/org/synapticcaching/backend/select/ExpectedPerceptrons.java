package org.synapticcaching.backend.select;

import java.util.List;
import org.synapticcaching.backend.DeviceSpeed;

/**
 * How much faster perceptrons are expected to be learned on a device than on the processor: what
 * {@code auto} decides by. A run is a chain of updates that cannot be parted; a device makes each
 * of them more slowly, but makes many chains at a time.
 *
 * <pre>
 * size       = (N + P) / 2900, the size at which the times hold (N = 1000, P = 1900)
 * processor  = runs x updates x size x (0.14 us without caching, 0.66 us with) / threads
 * device     = the largest of
 *   runs x updates x chain / (4 x multiprocessors)
 *   updates x chain x 10                              (the longest run; less with fewer than 10)
 *   runs x updates x 2 P bytes / (half its data rate)
 * chain      = (0.9 us without caching, 2.4 us with) x size, and size at least 1
 * </pre>
 *
 * The processor's times were measured with {@code simd} on one core (157 and 33 million
 * presentations a second, 22 to an update; with caching those of the fastest policy); that they
 * shrink with the size, and that threads share the work evenly, favours the processor. <b>The
 * device's times are predictions that no card has confirmed yet</b>: 1500 and 4000 cycles at 1.7
 * GHz, and four blocks side by side on each multiprocessor. That the longest of many runs takes ten
 * times as long as they do on average is the spread seen near capacity. They may be wrong by some
 * factor, so a device is taken only where it is expected to be {@value ExpectedSpeed#MARGIN} times
 * as fast.
 *
 * @param loads at least one
 * @param threads that the processor would use, >= 1
 */
record ExpectedPerceptrons(List<PerceptronLoad> loads, int threads) {
  private static final double REFERENCE_SIZE = 2900;

  private static final double PROCESSOR_DIRECT_SECONDS = 0.14e-6;
  private static final double PROCESSOR_CACHING_SECONDS = 0.66e-6;

  private static final double DEVICE_DIRECT_SECONDS = 0.9e-6;
  private static final double DEVICE_CACHING_SECONDS = 2.4e-6;
  private static final double BLOCKS_PER_MULTIPROCESSOR = 4;
  private static final double DEVICE_FRACTION_OF_RATE = 0.5;
  private static final double LONGEST_TO_MEAN = 10;

  /** A Gram matrix, and patterns as rows and columns of bytes: more than they are. */
  private static final double RESIDENT_BYTES_PER_PRODUCT = 2;

  ExpectedPerceptrons {
    if (loads.isEmpty() || threads < 1) {
      throw new IllegalArgumentException(
          "there must be perceptrons and threads, got " + loads.size() + " and " + threads);
    }
    loads = List.copyOf(loads);
  }

  /** Number of runs. */
  long runs() {
    return loads.stream().mapToLong(PerceptronLoad::runs).sum();
  }

  /** Time on the processor, in seconds if updates are numbers. */
  double onProcessor() {
    double work = 0;
    for (PerceptronLoad load : loads) {
      double update = load.caches() ? PROCESSOR_CACHING_SECONDS : PROCESSOR_DIRECT_SECONDS;
      work += load.runs() * load.updates() * update * size(load);
    }
    return work / threads;
  }

  private static double size(PerceptronLoad load) {
    return ((double) load.synapses() + load.patterns()) / REFERENCE_SIZE;
  }

  /** Time on a device; infinite when a task does not fit into its memory. */
  double on(DeviceSpeed device) {
    double chains = 0;
    double longest = 0;
    double bytes = 0;
    double spread = Math.min(LONGEST_TO_MEAN, runs());
    for (PerceptronLoad load : loads) {
      if (residentBytes(load) > device.memoryBytes()) {
        return Double.POSITIVE_INFINITY;
      }
      double update = load.caches() ? DEVICE_CACHING_SECONDS : DEVICE_DIRECT_SECONDS;
      double chain = load.updates() * update * Math.max(1, size(load));
      chains += load.runs() * chain;
      longest = Math.max(longest, chain);
      bytes += load.runs() * load.updates() * Short.BYTES * load.patterns();
    }
    double side = BLOCKS_PER_MULTIPROCESSOR * device.multiprocessors();
    double reading = bytes / (DEVICE_FRACTION_OF_RATE * device.memoryBytesPerSecond());
    return Math.max(Math.max(chains / side, longest * spread), reading);
  }

  private static double residentBytes(PerceptronLoad load) {
    return RESIDENT_BYTES_PER_PRODUCT
        * load.patterns()
        * ((double) load.patterns() + load.synapses());
  }

  /** How many times as fast as the processor the device is expected to be. */
  double gain(DeviceSpeed device) {
    return onProcessor() / on(device);
  }
}
