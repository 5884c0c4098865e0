package org.synapticcaching.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.cli.options.SweptOption;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.model.Replica;
import org.synapticcaching.sweep.NetworkGroup;
import org.synapticcaching.sweep.SweptData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes networks of the options of {@code train}. */
final class NetworkReader implements PointReader {
  private static final String RULE = "rule";

  /** What {@code auto} came to is told. */
  private static final List<String> PLACED = List.of("data", "backend");

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
   * @param fixed words that all points have in common
   * @param varied names of the options that differ from point to point, without dashes
   * @param option finds the option of a name without dashes
   * @param notice receives lines for the user
   * @throws UsageException when an option is varied that does not exist, or is fixed as well
   */
  NetworkReader(
      List<String> fixed,
      List<String> varied,
      Function<String, SweptOption> option,
      PlanBackends backends,
      Consumer<String> notice) {
    this.parser = new PointParser(point, fixed, varied, option);
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
    Replica replica = options.replica(options.schedule().order(patterns), patterns);
    requireFit(group, replica);
    String id =
        ids.of(
            "train", options.settings(PointIds.ANY, PointIds.ANY), backend.numerics(), fingerprint);
    return new Read(id, new NetworkGroup.Run(group, replica, options.caching().prices()));
  }

  /**
   * What {@code train} has to be told to repeat a run: no option that its rule or policy does not
   * take.
   *
   * @param values of the varied options, as words
   * @throws UsageException when they make no sense together
   */
  List<String> command(Map<String, String> values) {
    NetworkGroup group = (NetworkGroup) read(values).run().group();
    Map<String, Object> used =
        point.options.settings(group.data().set().name(), group.backend().id());
    List<String> command = new ArrayList<>(List.of("train"));
    for (String word : parser.words(values)) {
      String name = word.replaceFirst("^--", "").replaceFirst("=.*", "");
      if (!PLACED.contains(name) && isUsed(word, used.get(name))) {
        command.add(word);
      }
    }
    // Reading has made any of what was left to be chosen.
    boolean chosen = PointIds.ANY.equals(used.get("data"));
    command.add("--data=" + (chosen ? group.data().set().name() : used.get("data")));
    command.add("--backend=" + group.backend().id());
    return command;
  }

  /** What is dropped is left without a value; a switch has the value that it has without a word. */
  private static boolean isUsed(String word, Object value) {
    boolean dropped = value == null || value.equals(false);
    return !dropped && !(word.endsWith("=off") && value.equals("on"));
  }

  private static void requireFit(NetworkGroup group, Replica replica) {
    try {
      new PopulationSpec(group.network(), List.of(replica), 1, group.tf32());
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(unfit);
    }
  }
}
