package org.synapticcaching.cli.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.PerceptronGroup;
import org.synapticcaching.sweep.PerceptronGroup.Patterns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes perceptrons of the options of {@code perceptron}. */
final class PerceptronReader implements PointReader {
  private final Point point = new Point();
  private final PointIds ids = new PointIds();
  private final PointParser parser;
  private final PlanBackends backends;
  private final Map<List<?>, PerceptronTask> files = new HashMap<>();

  @Command
  private static final class Point {
    @Mixin private PerceptronOptions options;
  }

  /**
   * A reader.
   *
   * @param typed options that all points have in common, as the user typed them
   * @throws UsageException when an option is varied that does not exist, or is fixed as well
   */
  PerceptronReader(PerceptronOptions typed, Grid grid, PlanBackends backends) {
    this.parser = new PointParser(point, typed.typed(), grid.options(), typed::swept);
    this.backends = backends;
  }

  @Override
  public Map<String, Object> settings() {
    return ids.portable(point.options.settings(PointIds.ANY));
  }

  @Override
  public String data() {
    return "";
  }

  @Override
  public Read read(Map<String, String> values) {
    parser.read(values);
    PerceptronOptions options = point.options;
    options.complete(unused -> {});
    Backend backend = backends.of(options.caching().backend());
    PerceptronSpec spec = options.spec();
    Map<String, Object> settings = options.settings(PointIds.ANY);
    PerceptronGroup.Run run =
        new PerceptronGroup.Run(
            new PerceptronGroup(backend),
            patterns(options, settings),
            spec,
            options.caching().prices());
    return new Read(ids.of("perceptron", settings, backend.numerics(), ""), run);
  }

  private Patterns patterns(PerceptronOptions options, Map<String, Object> settings) {
    if (options.patternsFile().isPresent()) {
      List<?> name = List.of(settings.get("patterns-file"), settings.get("targets-file"));
      PerceptronTask task = files.computeIfAbsent(name, any -> options.task((drawn, all) -> {}));
      return ofFiles(name, task, options);
    }
    int synapses = options.randomSynapses().orElseThrow();
    int count = options.randomPatterns().orElseThrow();
    long seed = options.caching().seed();
    requireSize(synapses, count);
    return new Patterns(
        List.of(synapses, count, seed),
        synapses,
        count,
        () -> PerceptronTask.random(synapses, count, seed));
  }

  /** Patterns of a file, which are others for each seed only under stochastic rounding. */
  private static Patterns ofFiles(List<?> name, PerceptronTask task, PerceptronOptions options) {
    boolean random = options.spec().consolidation().roundsStochastically();
    PerceptronTask own = random ? task.withSeed(options.caching().seed()) : task;
    Object id = random ? List.of(name, own.seed()) : name;
    return new Patterns(id, own.synapses(), own.patterns(), () -> own);
  }

  private static void requireSize(int synapses, int patterns) {
    try {
      PerceptronTask.checkSize(synapses, patterns);
    } catch (IllegalArgumentException tooMany) {
      throw new UsageException(tooMany);
    }
  }
}
