package org.synapticcaching.suite.fork;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.jmh.ModelledEnergyProfiler;

/**
 * Measures by JMH, in a Java of its own with the flags that the benchmark carries.
 *
 * @param effort how long
 * @param flags given to the fork beside those of the benchmark
 * @param profilers beside that of modelled energy: their options by their classes
 * @param log gets all that JMH prints
 */
public record JmhForkMeter(
    Effort effort, List<String> flags, Map<String, String> profilers, PrintStream log)
    implements ForkMeter {
  private static final long PERIOD_MILLIS = 10;

  /** Ctrl-C ends the fork too, maybe before this Java knows that it is to end. */
  private static final long GRACE_MILLIS = 700;

  public JmhForkMeter {
    flags = List.copyOf(flags);
    profilers = Map.copyOf(profilers);
  }

  @Override
  public RunResult measure(SuiteRow row, BooleanSupplier cancelled, Runnable moment)
      throws RowFailure {
    ForkWatch watch = new ForkWatch();
    OutputFormat output =
        watch.watch(OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL));
    Collection<RunResult> results =
        await(
            new Cancellable(cancelled, moment, JmhForkMeter::endForks),
            () -> new Runner(options(row), output).run());
    log.flush();
    if (watch.failed() || results.size() != 1) {
      awaitCancelled(cancelled);
      throw new RowFailure(watch.reason());
    }
    return results.iterator().next();
  }

  private Options options(SuiteRow row) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.benchmark()) + "$")
            .forks(1)
            .warmupForks(0)
            .warmupIterations(effort.warmups())
            .warmupTime(TimeValue.milliseconds(effort.warmup().toMillis()))
            .measurementIterations(effort.iterations())
            .measurementTime(TimeValue.milliseconds(effort.iteration().toMillis()))
            .jvmArgs(flags.toArray(String[]::new))
            .addProfiler(ModelledEnergyProfiler.class)
            .shouldFailOnError(false);
    row.parameters().forEach(options::param);
    profilers.forEach(options::addProfiler);
    return options.build();
  }

  private static Collection<RunResult> await(Cancellable work, Callable<Collection<RunResult>> run)
      throws RowFailure {
    try {
      return work.await("measured fork", run);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new RowFailure("interrupted");
    } catch (ExecutionException problem) {
      throw failure(problem.getCause());
    }
  }

  /** Forks are the only other processes of this Java. */
  private static void endForks() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  private static RowFailure failure(Throwable problem) {
    boolean told = problem instanceof RunnerException && problem.getMessage() != null;
    return new RowFailure(told ? problem.getMessage() : problem.toString());
  }

  private static void awaitCancelled(BooleanSupplier cancelled) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    try {
      while (!cancelled.getAsBoolean() && System.nanoTime() < end) {
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
