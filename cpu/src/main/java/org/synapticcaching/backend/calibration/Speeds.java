package org.synapticcaching.backend.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How fast a processor and a device were found to be; all in seconds, > 0.
 *
 * @param smallOnProcessor a presentation to a network with 100 hidden units, one thread
 * @param largeOnProcessor a presentation to a network with 10 000 hidden units, one thread
 * @param smallOnDevice a presentation to each of as many networks with 100 hidden units as the
 *     device has multiprocessors
 * @param largeOnDevice a presentation to one network with 10 000 hidden units
 * @param directOnProcessor an update of a perceptron of 1000 synapses and 1900 patterns without
 *     caching, one thread
 * @param cachingOnProcessor the same with caching
 * @param directOnDevice such an update, in each of four runs on each multiprocessor
 * @param cachingOnDevice the same with caching
 */
public record Speeds(
    double smallOnProcessor,
    double largeOnProcessor,
    double smallOnDevice,
    double largeOnDevice,
    double directOnProcessor,
    double cachingOnProcessor,
    double directOnDevice,
    double cachingOnDevice) {
  private static final List<String> NAMES =
      Arrays.stream(Speeds.class.getRecordComponents()).map(each -> each.getName()).toList();

  private static final double SMALL_BYTES =
      ReferenceWork.bytesPerPresentation(ReferenceWork.network(ReferenceWork.SMALL));
  private static final double LARGE_BYTES =
      ReferenceWork.bytesPerPresentation(ReferenceWork.network(ReferenceWork.LARGE));

  public Speeds {
    requireTime(smallOnProcessor);
    requireTime(largeOnProcessor);
    requireTime(smallOnDevice);
    requireTime(largeOnDevice);
    requireTime(directOnProcessor);
    requireTime(cachingOnProcessor);
    requireTime(directOnDevice);
    requireTime(cachingOnDevice);
    if (largeOnProcessor <= smallOnProcessor) {
      throw new IllegalArgumentException(
          "a presentation cannot take %s s to a large network and %s s to a small one"
              .formatted(largeOnProcessor, smallOnProcessor));
    }
  }

  private static void requireTime(double seconds) {
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("a time must be > 0 and finite, got " + seconds);
    }
  }

  /** Those of these names, which are the ones of {@link #times}. */
  static Speeds of(ToDoubleFunction<String> times) {
    double[] each = NAMES.stream().mapToDouble(times).toArray();
    return new Speeds(each[0], each[1], each[2], each[3], each[4], each[5], each[6], each[7]);
  }

  /** Each by its name, in their order. */
  Map<String, Double> times() {
    double[] each = {
      smallOnProcessor,
      largeOnProcessor,
      smallOnDevice,
      largeOnDevice,
      directOnProcessor,
      cachingOnProcessor,
      directOnDevice,
      cachingOnDevice
    };
    Map<String, Double> times = new LinkedHashMap<>();
    for (int n = 0; n < each.length; n++) {
      times.put(NAMES.get(n), each[n]);
    }
    return times;
  }

  /**
   * A presentation to one network on one thread of the processor: on the line through the two sizes
   * that were measured, and never less for a smaller network than in proportion to its size.
   *
   * @param bytes of weights that it touches
   */
  public double onProcessor(double bytes) {
    double slope = (largeOnProcessor - smallOnProcessor) / (LARGE_BYTES - SMALL_BYTES);
    double line = smallOnProcessor + slope * (bytes - SMALL_BYTES);
    return bytes < SMALL_BYTES ? Math.max(line, smallOnProcessor * bytes / SMALL_BYTES) : line;
  }

  /** Bytes of weights per second that the device reads for one large network. */
  public double deviceBytesPerSecond() {
    return LARGE_BYTES / largeOnDevice;
  }

  /** An update of a perceptron on one thread of the processor. */
  public double perceptronOnProcessor(boolean caches) {
    return caches ? cachingOnProcessor : directOnProcessor;
  }

  /** An update of a perceptron on the device, in each of the runs side by side. */
  public double perceptronOnDevice(boolean caches) {
    return caches ? cachingOnDevice : directOnDevice;
  }

  /** In one line, for users. */
  String words(String processor, String device, int multiprocessors) {
    return String.format(
        Locale.ROOT,
        "a presentation takes %s %.3g us at 100 hidden units and %.3g us at 10000, and %s %.3g us"
            + " for %d networks at 100 and %.3g us for one at 10000; an update of a perceptron"
            + " takes %s %.3g us (%.3g us with caching), and %s %.3g us (%.3g us) in %d runs at once",
        processor,
        1e6 * smallOnProcessor,
        1e6 * largeOnProcessor,
        device,
        1e6 * smallOnDevice,
        multiprocessors,
        1e6 * largeOnDevice,
        processor,
        1e6 * directOnProcessor,
        1e6 * cachingOnProcessor,
        device,
        1e6 * directOnDevice,
        1e6 * cachingOnDevice,
        ReferenceWork.RUNS_PER_MULTIPROCESSOR * multiprocessors);
  }
}
