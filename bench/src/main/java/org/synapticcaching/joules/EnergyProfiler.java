package org.synapticcaching.joules;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Measures joules in each measured iteration, as {@link JouleCounters}: {@code -prof energy}. What
 * the machine spends when it is idle is subtracted; give it as an option ({@link
 * IdleWatts#option}), or each fork waits {@value IdleWatts#SECONDS} seconds to measure it.
 *
 * <p>A meter that cannot be read, a window that is too short for it and an iteration that contains
 * the benchmark's set-up, since no warm-up was before it, give no number, and say so once.
 */
public final class EnergyProfiler implements InternalProfiler {
  /** The word by which the command line knows it. */
  public static final String NAME = "energy";

  private final String option;
  private final Supplier<Meters> search;
  private final Consumer<String> out;
  private final Map<JouleCounters, EnergyWindow> open = new LinkedHashMap<>();
  private final List<String> told = new ArrayList<>();
  private Meters meters;
  private IdleWatts idle;
  private boolean setUp;

  /** Measures the idle machine in each fork. */
  public EnergyProfiler() {
    this("");
  }

  /**
   * For JMH, which makes many of them and uses few: nothing is looked for yet.
   *
   * @param option watts of the idle machine, such as {@code cpu=12.5,gpu=60}; empty to measure them
   * @throws IllegalArgumentException in one line, for any other option
   */
  public EnergyProfiler(String option) {
    this(option, Meters::ofThisMachine, line -> System.out.println("# energy: " + line));
  }

  EnergyProfiler(String option, Supplier<Meters> search, Consumer<String> out) {
    IdleWatts.parse(option);
    this.option = option;
    this.search = search;
    this.out = out;
  }

  @Override
  public String getDescription() {
    return "Joules by the meters of processor (RAPL) and card (NVML), the idle machine's subtracted;"
        + " -prof "
        + NAME;
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    try {
      if (meters == null) {
        begin();
      }
      open.clear();
      boolean measured = iteration.getType() == IterationType.MEASUREMENT;
      if (measured && !setUp) {
        tell("the first iteration contains the set-up and gives no joules; use -wi 1 or more");
      } else if (measured) {
        for (Map.Entry<JouleCounters, EnergyMeter> each : meters.readable().entrySet()) {
          open.put(each.getKey(), EnergyWindow.open(each.getValue()));
        }
      }
      setUp = true;
    } catch (IOException unreadable) {
      lost(unreadable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() throws IOException, InterruptedException {
    meters = search.get();
    if (option.isEmpty()) {
      meters.describe().forEach((meter, words) -> tell(meter + " " + words));
      idle = IdleWatts.measure(meters, IdleWatts.SECONDS);
    } else {
      idle = IdleWatts.parse(option);
    }
  }

  @Override
  public List<Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<Result<?>> results = new ArrayList<>();
    for (Map.Entry<JouleCounters, EnergyWindow> each : open.entrySet()) {
      try {
        EnergyWindow.Spent spent = each.getValue().close();
        add(each.getKey(), spent, result.getMetadata().getAllOps(), results);
      } catch (IOException unreadable) {
        lost(unreadable);
      }
    }
    open.clear();
    return results;
  }

  private void add(
      JouleCounters counters, EnergyWindow.Spent spent, long operations, List<Result<?>> results) {
    Duration shortest = meters.readable().get(counters).shortestWindow();
    if (spent.seconds() < shortest.toMillis() / 1e3) {
      tell(
          "%s gives no joules for iterations shorter than %s ms; use -r 2s or more"
              .formatted(counters.meter(), shortest.toMillis()));
      return;
    }
    if (idle.of(counters).isEmpty()) {
      tell("watts of the idle machine were not given for " + counters.meter());
      return;
    }
    double subtracted = idle.of(counters).getAsDouble() * spent.seconds();
    double net = spent.joules() - subtracted;
    results.add(new MeanResult(counters.joules(), net, "J"));
    results.add(new MeanResult(counters.idleJoules(), subtracted, "J"));
    if (operations > 0) {
      results.add(new MeanResult(counters.joulesPerOperation(), net / operations, "J/op"));
    }
  }

  /** What can no longer be read is not read again. */
  private void lost(IOException unreadable) {
    tell(unreadable.getMessage());
    open.clear();
    MeterSearch none =
        MeterSearch.missing("a meter could not be read any more", "see what was said before");
    meters = new Meters(none, none);
  }

  private void tell(String line) {
    if (!told.contains(line)) {
      told.add(line);
      out.accept(line);
    }
  }
}
