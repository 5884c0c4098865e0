package org.synapticcaching.joules;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What each meter counts while nothing is measured, in watts: the joules that a measurement did not
 * cause.
 *
 * @param byMeter watts by the meter's name, {@code cpu} or {@code gpu}; each finite and >= 0
 */
public record IdleWatts(Map<String, Double> byMeter) {
  /** How long nothing is done, once before a run: {@value} seconds. */
  public static final int SECONDS = 5;

  public IdleWatts {
    byMeter = Map.copyOf(byMeter);
    byMeter.forEach(
        (meter, watts) -> {
          if (!(watts >= 0 && watts < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "watts of " + meter + " must be a number >= 0, got " + watts);
          }
        });
  }

  /**
   * Waits and measures all meters that can be read; returns at once when there are none.
   *
   * @param seconds how long, at least the shortest window of the meters; usually {@link #SECONDS}
   * @throws IOException when a meter can no longer be read
   */
  public static IdleWatts measure(Meters meters, double seconds)
      throws IOException, InterruptedException {
    Map<JouleCounters, EnergyMeter> readable = meters.readable();
    if (readable.isEmpty()) {
      return new IdleWatts(Map.of());
    }
    Map<JouleCounters, EnergyWindow> windows = new LinkedHashMap<>();
    for (Map.Entry<JouleCounters, EnergyMeter> each : readable.entrySet()) {
      windows.put(each.getKey(), EnergyWindow.open(each.getValue()));
    }
    Thread.sleep(Duration.ofNanos((long) (1e9 * seconds)).toMillis());
    Map<String, Double> watts = new LinkedHashMap<>();
    for (Map.Entry<JouleCounters, EnergyWindow> each : windows.entrySet()) {
      EnergyWindow.Spent spent = each.getValue().close();
      watts.put(each.getKey().meter(), spent.joules() / spent.seconds());
    }
    return new IdleWatts(watts);
  }

  /** Of one meter; empty when it was not measured. */
  public OptionalDouble of(JouleCounters meter) {
    Double watts = byMeter.get(meter.meter());
    return watts == null ? OptionalDouble.empty() : OptionalDouble.of(watts);
  }

  /** As the option of the profiler, which {@link #parse} reads: {@code cpu=12.5,gpu=60.25}. */
  public String option() {
    return byMeter.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> String.format(Locale.ROOT, "%s=%s", each.getKey(), each.getValue()))
        .collect(Collectors.joining(","));
  }

  /**
   * What {@link #option} wrote.
   *
   * @throws IllegalArgumentException in one line, for anything else
   */
  public static IdleWatts parse(String option) {
    Map<String, Double> watts = new LinkedHashMap<>();
    for (String part : option.isBlank() ? new String[0] : option.split(",")) {
      String[] words = part.split("=", -1);
      boolean known =
          words.length == 2
              && (words[0].equals(JouleCounters.CPU.meter())
                  || words[0].equals(JouleCounters.GPU.meter()));
      try {
        watts.put(words[0], known ? Double.parseDouble(words[1]) : Double.NaN);
      } catch (NumberFormatException wrong) {
        watts.put(words[0], Double.NaN);
      }
      if (watts.get(words[0]).isNaN()) {
        throw new IllegalArgumentException(
            "-prof energy takes the watts of the idle machine such as cpu=12.5,gpu=60, got '"
                + option
                + "'");
      }
    }
    return new IdleWatts(watts);
  }
}
