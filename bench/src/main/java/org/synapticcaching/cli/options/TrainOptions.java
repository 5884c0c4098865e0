package org.synapticcaching.cli.options;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All options of {@code train} but those of its output. A picocli mixin. */
public final class TrainOptions {
  @Spec private CommandSpec mixin;
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private PlasticityOptions plasticity;
  @Mixin private ScheduleOptions schedule;
  @Mixin private CachingOptions caching;
  @Mixin private FileOptions files;
  @Mixin private Tf32Option tf32;

  /**
   * Checks the options as far as that goes without the data, and gives those that were left out the
   * values that follow from the others. To be called before anything below.
   *
   * @param notice receives lines for the user
   * @throws UsageException naming the option when a value makes no sense
   */
  public void complete(Consumer<String> notice) {
    ListOptions.requireNoEmptyEnd(mixin);
    network.complete();
    data.complete(network.isRp24() ? InputEncoding.ZERO_MEAN : InputEncoding.UNIT);
    plasticity.complete();
    caching.complete();
    schedule.complete(
        network.isRp24() ? PresentationOrder.Kind.RANDOM : PresentationOrder.Kind.SEQUENTIAL);
    files.check(Stream.concat(data.files().stream(), schedule.files().stream()).toList());
    tf32.complete();
    caching.dropUnusedThreshold(notice);
  }

  /**
   * Leaves out what the rule does not take, where options are meant for several rules. To be called
   * before {@link #complete}.
   */
  public void dropWhatTheRuleDoesNotTake() {
    plasticity.dropUnused();
  }

  /** What is learned. */
  public DataOptions data() {
    return data;
  }

  /** What learns it. */
  public NetworkOptions network() {
    return network;
  }

  /** How a device may round matrix products. */
  public Tf32Option tf32() {
    return tf32;
  }

  /** How long and in which order. */
  public ScheduleOptions schedule() {
    return schedule;
  }

  /** Caching, prices, seed and backend. */
  public CachingOptions caching() {
    return caching;
  }

  /** What is read and written besides. */
  public FileOptions files() {
    return files;
  }

  /**
   * The network that learns these data.
   *
   * @throws UsageException when it has a size that no array can hold
   */
  public Network network(DataSet learned) {
    try {
      return network.build(learned.train().inputs(), learned.train().classes());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong);
    }
  }

  /**
   * Seed, rates and rules of the network.
   *
   * @param patterns number of patterns of the training set
   */
  public Replica replica(PresentationOrder order, int patterns) {
    return new Replica(
        caching.seed(),
        network.learningRates(),
        plasticity.plasticity(),
        caching.consolidation(schedule.plan(patterns).maxPresentations()),
        order,
        List.of(caching.prices().measure()),
        plasticity.countsChanges());
  }

  /** A word for each option that the user typed, as {@code --hidden=100}. */
  public List<String> typed() {
    return TypedOptions.of(mixin);
  }

  /**
   * The option of a name without dashes.
   *
   * @throws UsageException when there is none
   */
  public SweptOption swept(String name) {
    return SweptOption.of(name, mixin);
  }

  /**
   * Every option with the value that the run used, enough to repeat it.
   *
   * @param dataUsed {@code mnist}, {@code digits} or a file's name: what {@code auto} came to
   * @param backendUsed id of a backend: what {@code auto} came to
   */
  public Map<String, Object> settings(String dataUsed, String backendUsed) {
    data.resolveAuto(dataUsed);
    caching.resolveAuto(backendUsed);
    return RunSettings.of(mixin);
  }
}
