package org.synapticcaching.cli.sweep;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.model.Replica;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.NetworkGroup;
import org.synapticcaching.sweep.SweptData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes networks of the options of {@code train}. */
final class NetworkReader implements PointReader {
  private static final String RULE = "rule";

  private final Point point = new Point();
  private final PointIds ids = new PointIds();
  private final PointParser parser;
  private final PlanBackends backends;
  private final PlanData data;
  private String fingerprint = "";

  @Command
  private static final class Point {
    @Mixin private TrainOptions options;
  }

  /**
   * A reader.
   *
   * @param typed options that all points have in common, as the user typed them
   * @param notice receives lines for the user
   * @throws UsageException when an option is varied that does not exist, or is fixed as well
   */
  NetworkReader(TrainOptions typed, Grid grid, PlanBackends backends, Consumer<String> notice) {
    this.parser = new PointParser(point, typed.typed(), grid, typed::swept);
    this.backends = backends;
    this.data = new PlanData(notice);
  }

  @Override
  public Map<String, Object> settings() {
    return ids.portable(point.options.settings(PointIds.ANY, PointIds.ANY));
  }

  @Override
  public String data() {
    return fingerprint;
  }

  @Override
  public Read read(Map<String, String> values) {
    parser.read(values);
    TrainOptions options = point.options;
    if (values.containsKey(RULE)) {
      options.dropWhatTheRuleDoesNotTake();
    }
    options.complete(unused -> {});
    options.files().requireNone("sweep");
    Backend backend = backends.of(options.caching().backend());
    boolean exact = backend.precision() == Precision.FLOAT64;
    SweptData learned = data.of(options.data().request().withExact(exact));
    fingerprint = learned.fingerprint();
    int patterns = learned.set().train().size();
    NetworkGroup group =
        new NetworkGroup(
            backend,
            learned,
            options.network(learned.set()),
            options.schedule().plan(patterns),
            options.tf32().allowed());
    Replica replica = options.replica(options.schedule().order(patterns));
    requireFit(group, replica);
    String id =
        ids.of(
            "train", options.settings(PointIds.ANY, PointIds.ANY), backend.numerics(), fingerprint);
    return new Read(id, new NetworkGroup.Run(group, replica, options.caching().prices()));
  }

  private static void requireFit(NetworkGroup group, Replica replica) {
    try {
      new PopulationSpec(group.network(), List.of(replica), 1, group.tf32());
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(unfit);
    }
  }
}
