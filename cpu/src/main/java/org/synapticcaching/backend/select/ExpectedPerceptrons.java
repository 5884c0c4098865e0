package org.synapticcaching.backend.select;

import java.util.List;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.calibration.ReferenceWork;
import org.synapticcaching.backend.calibration.Speeds;

/**
 * How much faster perceptrons are expected to be learned on a device than on the processor: what
 * {@code auto} decides by. A run is a chain of updates that cannot be parted; a device makes each
 * of them more slowly, but makes many chains at a time. How these costs grow with size and number
 * is written down here; the times of an update are those that were measured on this machine ({@link
 * Speeds}).
 *
 * <pre>
 * size       = (N + P) / 2900, the size that was measured (N = 1000, P = 1900)
 * processor  = runs x updates x size x time of an update on one thread / threads
 * device     = the largest of
 *   runs x updates x chain / (4 x multiprocessors)
 *   updates x chain x 10                              (the longest run; less with fewer than 10)
 *   runs x updates x 2 P bytes / (bytes per second with one large network)
 * chain      = time of an update in four runs on each multiprocessor x size, and size at least 1
 * </pre>
 *
 * That the processor's times shrink with the size, and that threads share the work evenly, favours
 * the processor. That the longest of many runs takes ten times as long as they do on average is the
 * spread seen near capacity. A device is taken only where it is expected to be {@value
 * ExpectedSpeed#MARGIN} times as fast.
 *
 * @param loads at least one
 * @param threads that the processor would use, >= 1
 */
record ExpectedPerceptrons(List<PerceptronLoad> loads, int threads) {
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
  double onProcessor(Speeds speeds) {
    double work = 0;
    for (PerceptronLoad load : loads) {
      double update = speeds.perceptronOnProcessor(load.caches());
      work += load.runs() * load.updates() * update * size(load);
    }
    return work / threads;
  }

  private static double size(PerceptronLoad load) {
    return ((double) load.synapses() + load.patterns()) / ReferenceWork.PERCEPTRON_SIZE;
  }

  /** Time on a device; infinite when a task does not fit into its memory. */
  double on(DeviceSize device, Speeds speeds) {
    double chains = 0;
    double longest = 0;
    double bytes = 0;
    double spread = Math.min(LONGEST_TO_MEAN, runs());
    for (PerceptronLoad load : loads) {
      if (residentBytes(load) > device.memoryBytes()) {
        return Double.POSITIVE_INFINITY;
      }
      double update = speeds.perceptronOnDevice(load.caches());
      double chain = load.updates() * update * Math.max(1, size(load));
      chains += load.runs() * chain;
      longest = Math.max(longest, chain);
      bytes += load.runs() * load.updates() * Short.BYTES * load.patterns();
    }
    double side = (double) ReferenceWork.RUNS_PER_MULTIPROCESSOR * device.multiprocessors();
    double reading = bytes / speeds.deviceBytesPerSecond();
    return Math.max(Math.max(chains / side, longest * spread), reading);
  }

  private static double residentBytes(PerceptronLoad load) {
    return RESIDENT_BYTES_PER_PRODUCT
        * load.patterns()
        * ((double) load.patterns() + load.synapses());
  }

  /** How many times as fast as the processor the device is expected to be. */
  double gain(DeviceSize device, Speeds speeds) {
    return onProcessor(speeds) / on(device, speeds);
  }
}
