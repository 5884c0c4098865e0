package org.synapticcaching.cli.learn;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WarmUp;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * One training run from options to summary, with the files it reads and writes.
 *
 * @param options completed
 * @param files receives what is written, and what cannot be
 * @param notice receives lines for the user
 * @param progress makes what shows how far learning has come
 * @param interrupted read now and then; true ends the run early
 */
record TrainJob(
    TrainOptions options,
    RunFiles files,
    Consumer<String> notice,
    Progress.Factory progress,
    BooleanSupplier interrupted) {
  /** Of the network that is trained beforehand: few, since their weights have to be drawn. */
  private static final int WARM_UP_INPUTS = 100;

  /** Few too; with no multiple of four rows, of which kernels take four at a time. */
  private static final int WARM_UP_CLASSES = 6;

  /** Fewer presentations are learned before the kernels would be compiled. */
  private static final int WORTH_WAITING = 1000;

  /** Of the threshold: images with few active inputs make few synapses exceed the whole one. */
  private static final double WARM_UP_THRESHOLD = 0.2;

  /**
   * Learns, and writes the files that were requested, also when interrupted. When learning fails,
   * the history of the tests until then is written all the same. What cannot be written is told by
   * {@code files} alone.
   *
   * @throws UsageException when the data do not allow what the options say
   * @throws org.synapticcaching.dataset.DataException when data or weights cannot be used
   */
  RunSummary run() {
    long start = System.nanoTime();
    Precision precision = requireBackend();
    try (WarmUp warmUp = warmUp()) {
      DataSet data = openData(precision);
      TrainingPlan plan = options.schedule().plan(data.train().size());
      PopulationSpec spec = spec(data);
      Backend backend = backend(spec);
      requireMemory(backend, spec, data);
      try (Population population = backend.open(spec)) {
        options
            .files()
            .initWeights()
            .ifPresent(file -> WeightFiles.load(file, population, backend.precision()));
        // Brings the patterns into the form in which they are learned, before time is taken.
        population.train(data.train(), 0);
        if (plan.maxPresentations() >= WORTH_WAITING) {
          warmUp.finish();
        } else {
          warmUp.stop();
        }
        Watch watch = new Watch();
        TrainingResult result = train(population, data, plan, watch);
        files.saveWeights(population, backend.precision());
        writeHistory(data, result.samples());
        return summary(
            population,
            backend,
            data,
            result,
            watch.learningSeconds,
            (System.nanoTime() - start) / 1e9);
      }
    }
  }

  /**
   * Of a network with the same layers behind fewer inputs, where the processor may be what learns
   * it; what does not fit so few fits more, or is refused once the data are known.
   */
  private WarmUp warmUp() {
    Optional<Backend> processor = Backends.onProcessor(options.caching().backend());
    if (processor.isEmpty()) {
      return WarmUp.none();
    }
    try {
      Network network = options.network().build(WARM_UP_INPUTS, WARM_UP_CLASSES);
      Replica replica = options.replica(PresentationOrder.sequential(), WARM_UP_INPUTS);
      return WarmUp.ofNetworks(processor.get(), PopulationSpec.single(network, eager(replica)));
    } catch (IllegalArgumentException unfit) {
      return WarmUp.none();
    }
  }

  /** With a threshold that is met often enough for consolidation to be compiled, too. */
  private static Replica eager(Replica replica) {
    Consolidation consolidation = replica.consolidation();
    return consolidation.setsItself()
        ? replica
        : replica.with(consolidation.withThreshold(WARM_UP_THRESHOLD * consolidation.theta()));
  }

  /**
   * A backend that is named is refused before any data are read, and is given them as precisely as
   * it computes; what {@code auto} takes computes in 32 bits.
   */
  private Precision requireBackend() {
    BackendRequest wanted = options.caching().backend();
    return wanted.automatic() ? Precision.FLOAT32 : Backends.named(wanted).precision();
  }

  private Backend backend(PopulationSpec spec) {
    BackendChoice choice = Backends.select(options.caching().backend(), spec);
    choice.notes().forEach(notice);
    return choice.backend();
  }

  private DataSet openData(Precision precision) {
    boolean exact = precision == Precision.FLOAT64;
    try {
      return DataSets.open(options.data().request().withExact(exact), notice);
    } catch (IllegalArgumentException limit) {
      throw new UsageException(limit);
    }
  }

  private PopulationSpec spec(DataSet data) {
    Network network = options.network(data);
    int patterns = data.train().size();
    Replica replica = options.replica(options.schedule().order(patterns), patterns);
    try {
      // One learns; the others test meanwhile, or together when learning has to wait for it.
      int threads = Runtime.getRuntime().availableProcessors();
      return new PopulationSpec(network, List.of(replica), threads, options.tf32().allowed());
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(unfit);
    }
  }

  private static void requireMemory(Backend backend, PopulationSpec spec, DataSet data) {
    MemoryNeed need = MemoryNeed.of(backend, spec, data);
    if (need.exceeds(MemoryNeed.available())) {
      throw new UsageException(
          "--hidden "
              + spec.network().hidden().stream().map(String::valueOf).collect(joining(","))
              + ": "
              + need.shortage("this network", MemoryNeed.available()));
    }
  }

  private EnergyModel prices() {
    return options.caching().prices();
  }

  private TrainingResult train(
      Population population, DataSet data, TrainingPlan plan, Watch watch) {
    try (watch) {
      return TrainingRun.run(population, data, plan, watch).get(0);
    } catch (RuntimeException failure) {
      // A device that is lost takes its weights along, but what was measured before still holds.
      if (!watch.tests.isEmpty()) {
        writeHistory(data, watch.tests);
      }
      if (files.failures().isEmpty()) {
        throw failure;
      }
      files.failed(failure);
      throw new RunFailures(files.failures());
    }
  }

  private void writeHistory(DataSet data, List<Sample> tests) {
    HistoryFile history = new HistoryFile(prices(), data.train().size());
    files.saveHistory(history.table(tests));
  }

  private RunSummary summary(
      Population population,
      Backend backend,
      DataSet data,
      TrainingResult result,
      double learningSeconds,
      double seconds) {
    Sample last = result.last();
    return new RunSummary(
        new RunSummary.Machine(
            backend.id(),
            backend.precision().name().toLowerCase(Locale.ROOT),
            backend.availability().device()),
        data.description(),
        last.presentations(),
        (double) last.presentations() / data.train().size(),
        result.ending(),
        last.accuracy(),
        layers(population, last),
        seconds,
        last.presentations() / learningSeconds,
        options.settings(data.name(), backend.id()),
        Version.ofProject());
  }

  private List<RunSummary.LayerEnergy> layers(Population population, Sample last) {
    boolean setsItself = population.spec().replicas().get(0).consolidation().setsItself();
    double[] thresholds = population.thresholds(0);
    List<LayerLedger> layers = last.ledger().layers();
    return IntStream.range(0, layers.size())
        .mapToObj(
            l ->
                new RunSummary.LayerEnergy(
                    layers.get(l).name(),
                    layers.get(l).under(prices()),
                    Optional.of(PlasticityStatistics.of(layers.get(l), last.presentations())),
                    setsItself ? OptionalDouble.of(thresholds[l]) : OptionalDouble.empty()))
        .toList();
  }

  /** Passes on how learning gets on, and keeps what was measured. */
  private final class Watch implements TrainingListener, AutoCloseable {
    private final Progress bar = progress.start("train");
    private final List<Sample> tests = new ArrayList<>();
    private double learningSeconds;

    @Override
    public void learned(double seconds) {
      learningSeconds += seconds;
    }

    @Override
    public void tested(int replica, Sample sample) {
      tests.add(sample);
    }

    @Override
    public void advanced(long presentations, long max) {
      bar.update((double) presentations / max, presentations, max);
    }

    @Override
    public boolean cancelled() {
      return interrupted.getAsBoolean();
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
