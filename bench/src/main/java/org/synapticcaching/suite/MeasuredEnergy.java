package org.synapticcaching.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.synapticcaching.joules.EnergyProfiler;
import org.synapticcaching.joules.IdleWatts;
import org.synapticcaching.joules.Meters;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.Environment;

/**
 * How joules are measured beside the scores.
 *
 * @param meters which meter is read, or why none is and what to do, by {@code cpu} and {@code gpu}
 * @param idle power of the idle machine by the same words; empty where no meter can be read, and no
 *     joules are measured then
 */
public record MeasuredEnergy(Map<String, String> meters, Map<String, Double> idle) {
  public MeasuredEnergy {
    meters = Collections.unmodifiableMap(new LinkedHashMap<>(meters));
    idle = Collections.unmodifiableMap(new LinkedHashMap<>(idle));
  }

  /**
   * Looks for meters, and reads them for some seconds in which nothing is measured.
   *
   * @param folder of a run: where it goes on, what was read of the idle machine before counts
   * @param notice receives single lines for the user
   * @throws IOException when the folder has an environment that cannot be read
   */
  public static MeasuredEnergy here(SuiteFolder folder, Consumer<String> notice)
      throws IOException {
    Path environment = folder.path().resolve(BenchFolder.ENVIRONMENT);
    Map<String, Double> before =
        Files.exists(environment) ? Environment.read(environment).idleWatts() : Map.of();
    Meters found = Meters.ofThisMachine();
    if (!found.any() || !before.isEmpty()) {
      return new MeasuredEnergy(found.describe(), found.any() ? before : Map.of());
    }
    notice.accept(
        "reading the meters of energy of the idle machine, %s s".formatted(IdleWatts.SECONDS));
    try {
      return new MeasuredEnergy(
          found.describe(), IdleWatts.measure(found, IdleWatts.SECONDS).byMeter());
    } catch (IOException unreadable) {
      notice.accept("no joules are measured: " + unreadable.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return new MeasuredEnergy(found.describe(), Map.of());
  }

  /** JMH's profilers that measure it, with their options. */
  Map<String, String> profilers() {
    return idle.isEmpty()
        ? Map.of()
        : Map.of(EnergyProfiler.class.getCanonicalName(), new IdleWatts(idle).option());
  }
}
