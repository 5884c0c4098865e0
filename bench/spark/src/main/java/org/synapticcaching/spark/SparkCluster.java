package org.synapticcaching.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.session.Cluster;
import org.synapticcaching.elsewhere.BackendElsewhere;
import org.synapticcaching.figure.run.PointWork;
import org.synapticcaching.sweep.Elsewhere;
import org.synapticcaching.sweep.SweepPoint;

/** The executors of a Spark application, which begins when they are first asked for something. */
final class SparkCluster implements Cluster, AutoCloseable {
  /** So many batches are handed out at least: more executors may come. */
  private static final int LEAST_SIDE = 64;

  /** Cores of executors that may come, when nothing says how many. */
  private static final int MOST_EXPECTED = 2048;

  /** Java keeps part of its memory free for its garbage collection. */
  private static final double USABLE = 0.9;

  private final Consumer<String> notice;
  private final BooleanSupplier cancelled;
  private final Outfit outfit = Outfit.ofThisJava();
  private final Map<String, BackendElsewhere> backends = new HashMap<>();
  private JavaSparkContext context;
  private long memory = Long.MAX_VALUE;

  /**
   * Not begun yet.
   *
   * @param notice receives lines for the user
   * @param cancelled whether the user wants to stop
   */
  SparkCluster(Consumer<String> notice, BooleanSupplier cancelled) {
    this.notice = notice;
    this.cancelled = cancelled;
  }

  private SparkJobs jobs() {
    if (context == null) {
      SparkConf conf = new SparkConf();
      if (!conf.contains("spark.master")) {
        throw new IllegalStateException(
            "no master is named: 'spark-submit --master ... synaptic-caching-spark.jar' names one");
      }
      conf.setIfMissing("spark.app.name", "synaptic-caching");
      conf.setIfMissing("spark.log.level", "ERROR");
      ExecutorFlags.into(conf, System.getenv());
      try {
        context = new JavaSparkContext(conf);
      } catch (RuntimeException unfit) {
        throw new IllegalStateException("Spark: " + SparkJobs.firstLine(unfit), unfit);
      }
    }
    return new SparkJobs(context);
  }

  @Override
  public Backend backend(BackendRequest request) {
    if (request.device().isPresent()) {
      throw new IllegalArgumentException(
          "--device: Spark deals the cards to its tasks; leave it out");
    }
    Backend kind = kind(request);
    BackendElsewhere known = backends.get(kind.id());
    if (known == null) {
      known = probe(kind);
      backends.put(kind.id(), known);
    }
    return known;
  }

  /** Whether it is available here does not matter. */
  private static Backend kind(BackendRequest request) {
    if (request.automatic()) {
      return Backends.select(request);
    }
    return Backends.all().stream()
        .filter(each -> each.id().equals(request.id()))
        .findFirst()
        .orElseGet(() -> Backends.named(request.id()));
  }

  private BackendElsewhere probe(Backend kind) {
    SparkJobs jobs = jobs();
    Probe probe = new Probe(outfit, kind.id());
    // Executors may still be coming: the first one that is there answers, then all that are.
    requireFit(jobs.run(List.of(0), probe, "first executor", cancelled));
    List<Found> all = jobs.run(jobs.onEachCore(0), probe, "look at executors", cancelled);
    requireFit(all);
    if (all.isEmpty()) {
      throw new IllegalStateException("interrupted before anything was computed");
    }
    Set<String> numbers =
        all.stream()
            .map(found -> found.numerics().words() + " (" + found.where() + ")")
            .collect(Collectors.toCollection(TreeSet::new));
    if (all.stream().map(Found::numerics).distinct().count() > 1) {
      throw new IllegalStateException(
          "executors are of several kinds, whose last digits differ; take those of one: "
              + String.join("; ", numbers));
    }
    memory = all.stream().mapToLong(Found::memory).min().orElseThrow();
    Found first = all.get(0);
    notice.accept(words() + ", computes with " + kind.id());
    return new BackendElsewhere(kind, first.numerics(), first.device(), jobs.slots());
  }

  private static void requireFit(List<Found> found) {
    for (Found each : found) {
      if (!each.refusal().isEmpty()) {
        throw new IllegalStateException(each.where() + ": " + each.refusal());
      }
    }
  }

  /** The driver is counted as one, and where it computes itself the only one. */
  private int executors() {
    return Math.max(1, context.sc().statusTracker().getExecutorInfos().length - 1);
  }

  @Override
  public Elsewhere sweep(Work work, SweepPoint first) {
    if (work.bytes() > memoryOfTask()) {
      throw new IllegalStateException(shortage(work.bytes()));
    }
    return new SparkSweep(crew(work, new SweepOrder(outfit, work.words(), work.backend(), first)));
  }

  @Override
  public PointWork.Elsewhere figures(Work work, Map<String, String> facts) {
    SparkCrew crew = crew(work, new FigureOrder(outfit, work.words(), work.backend(), facts));
    return new SparkFigures(crew, memoryOfTask(), words());
  }

  /** Those that have an order and have been seen to understand it. */
  private SparkCrew crew(Work work, Order order) {
    SparkJobs jobs = jobs();
    Broadcast<Order> told = context.broadcast(order);
    SparkCrew crew =
        new SparkCrew(
            jobs,
            work.side().orElseGet(() -> side(jobs.slots())),
            told,
            new PortionTask(told, context.sc().longAccumulator("points done")));
    crew.check(cancelled);
    return crew;
  }

  /** Tasks side by side in one executor. */
  private int sideInExecutor() {
    return (jobs().slots() + executors() - 1) / executors();
  }

  private long memoryOfTask() {
    return (long) (USABLE * memory / sideInExecutor());
  }

  private String shortage(long bytes) {
    return String.format(
        Locale.ROOT,
        "a task takes up to %.1f GB of memory, and of an executor's %.1f GB each of %d side by side"
            + " may use %.1f; give spark-submit --executor-memory %dg or more, or fewer"
            + " --executor-cores",
        bytes * 1e-9,
        memory * 1e-9,
        sideInExecutor(),
        memoryOfTask() * 1e-9,
        (long) Math.ceil(bytes * sideInExecutor() / USABLE / (1L << 30)) + 1);
  }

  private String words() {
    return "Spark %s (%s), %d cores of %d executors"
        .formatted(context.version(), context.master(), jobs().slots(), executors());
  }

  /** Twice what can run, so that no core waits for the driver; also for executors still to come. */
  private int side(int slots) {
    SparkConf conf = context.getConf();
    long cores = conf.getInt("spark.executor.cores", 1);
    long executors =
        conf.getBoolean("spark.dynamicAllocation.enabled", false)
            ? conf.getInt("spark.dynamicAllocation.maxExecutors", MOST_EXPECTED)
            : conf.getInt("spark.executor.instances", 1);
    long expected = Math.max(executors * cores, conf.getInt("spark.cores.max", 1));
    return (int) Math.max(LEAST_SIDE, 2 * Math.max(slots, Math.min(expected, MOST_EXPECTED)));
  }

  @Override
  public void close() {
    if (context != null) {
      context.stop();
    }
  }
}
