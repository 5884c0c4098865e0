package org.synapticcaching.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.cli.options.ScheduleSettings;
import org.synapticcaching.cli.options.TrainSettings;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/** One training run from settings to summary, with the files it reads and writes. */
final class TrainJob {
  private final TrainSettings settings;
  private final Consumer<String> notice;
  private final Progress.Factory progress;
  private final BooleanSupplier interrupted;

  /**
   * Ready to run.
   *
   * @param notice receives lines for the user
   * @param progress makes what is told how far learning has come
   * @param interrupted asked now and then; true ends the run early
   */
  TrainJob(
      TrainSettings settings,
      Consumer<String> notice,
      Progress.Factory progress,
      BooleanSupplier interrupted) {
    this.settings = settings;
    this.notice = notice;
    this.progress = progress;
    this.interrupted = interrupted;
  }

  /**
   * Learns, and writes what was asked for, also when interrupted. When learning fails, the history
   * of the tests until then is written all the same.
   *
   * @throws UsageException when the data do not allow what was asked
   * @throws org.synapticcaching.dataset.DataException when data or weights cannot be used
   */
  RunSummary run() {
    long start = System.nanoTime();
    requireBackend();
    DataSet data = openData();
    TrainingPlan plan = settings.schedule().plan(data.train().size());
    PopulationSpec spec = spec(data);
    Backend backend = backend(spec);
    requireMemory(backend, spec, data);
    try (TimedPopulation population = new TimedPopulation(backend.open(spec))) {
      settings.files().initWeights().ifPresent(file -> WeightFiles.load(file, population));
      TrainingResult result = train(population, data, plan);
      settings.files().saveWeights().ifPresent(file -> WeightFiles.save(file, population));
      writeHistory(data, result.samples());
      return summary(backend, data, result, population, (System.nanoTime() - start) / 1e9);
    }
  }

  /** A backend asked for by name is refused before any data are read. */
  private void requireBackend() {
    String wanted = settings.plasticity().backend();
    if (!wanted.equals(Backends.AUTO)) {
      Backends.named(wanted);
    }
  }

  private Backend backend(PopulationSpec spec) {
    BackendChoice choice = Backends.select(settings.plasticity().backend(), spec);
    if (!choice.why().isEmpty()) {
      notice.accept(choice.why());
    }
    return choice.backend();
  }

  private DataSet openData() {
    try {
      return DataSets.open(settings.data(), notice);
    } catch (IllegalArgumentException limit) {
      throw new UsageException(limit);
    }
  }

  private PopulationSpec spec(DataSet data) {
    Network network = network(data);
    Replica replica = replica(data);
    try {
      return PopulationSpec.single(network, replica);
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

  private Network network(DataSet data) {
    try {
      return settings.network().build(data.train().inputs(), data.train().classes());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong);
    }
  }

  private Replica replica(DataSet data) {
    ScheduleSettings schedule = settings.schedule();
    PresentationOrder order =
        schedule
            .orderFile()
            .map(file -> OrderFile.read(file, data.train().size()))
            .orElseGet(() -> PresentationOrder.of(schedule.order()));
    return new Replica(
        settings.plasticity().seed(),
        settings.network().learningRates(),
        settings.rule().plasticity(),
        settings.plasticity().consolidation(),
        order,
        List.of(prices().measure()),
        settings.rule().countsChanges());
  }

  private EnergyModel prices() {
    return settings.plasticity().prices();
  }

  private TrainingResult train(TimedPopulation population, DataSet data, TrainingPlan plan) {
    List<Sample> tests = new ArrayList<>();
    try (Progress told = progress.start("train")) {
      return TrainingRun.run(population, data, plan, new Watch(told, tests)).get(0);
    } catch (RuntimeException failure) {
      // A device that is lost takes its weights along, but what was measured before still holds.
      if (!tests.isEmpty()) {
        writeHistory(data, tests);
      }
      throw failure;
    }
  }

  private void writeHistory(DataSet data, List<Sample> tests) {
    HistoryFile history = new HistoryFile(prices(), data.train().size());
    settings.files().history().ifPresent(file -> history.write(file, tests));
  }

  private RunSummary summary(
      Backend backend,
      DataSet data,
      TrainingResult result,
      TimedPopulation population,
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
        last.ledger().layers().stream()
            .map(layer -> layerEnergy(layer, last.presentations()))
            .toList(),
        seconds,
        last.presentations() / population.learningSeconds(),
        settings.asMap(dataUsed(data), backend.id()),
        Version.ofProject());
  }

  private RunSummary.LayerEnergy layerEnergy(LayerLedger layer, long presentations) {
    return new RunSummary.LayerEnergy(
        layer.name(),
        layer.under(prices()),
        Optional.of(PlasticityStatistics.of(layer, presentations)));
  }

  private String dataUsed(DataSet data) {
    String source = settings.data().source();
    return source.equals(DataRequest.AUTO) ? data.name() : source;
  }

  /** Passes on how learning gets on, and keeps what was measured. */
  private final class Watch implements TrainingListener {
    private final Progress told;
    private final List<Sample> tests;

    private Watch(Progress told, List<Sample> tests) {
      this.told = told;
      this.tests = tests;
    }

    @Override
    public void tested(int replica, Sample sample) {
      tests.add(sample);
    }

    @Override
    public void advanced(long presentations, long max) {
      told.update((double) presentations / max, presentations, max);
    }

    @Override
    public boolean cancelled() {
      return interrupted.getAsBoolean();
    }
  }
}
