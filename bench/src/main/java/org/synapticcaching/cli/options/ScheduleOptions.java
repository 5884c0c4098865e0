package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.synapticcaching.model.PresentationOrder;
import picocli.CommandLine.Option;

/** Options that say how long to learn, in which order, and when to test. A picocli mixin. */
public final class ScheduleOptions {
  /** Enough for any goal that the networks of the sources reach. */
  private static final int EPOCHS_FOR_GOAL = 100;

  @Option(
      names = "--presentations",
      paramLabel = "N",
      description = "Present so many patterns at most; not together with --epochs.")
  private Long presentations;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Present the training set so many times at most. Default: 1, or "
              + EPOCHS_FOR_GOAL
              + " with --until-accuracy.")
  private Long epochs;

  @Option(
      names = "--until-accuracy",
      paramLabel = "A",
      converter = Numbers.Real.class,
      description = "Stop at the first test with this fraction of right answers, above 0 to 1.")
  private Double untilAccuracy;

  @Option(
      names = "--test-every",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Test after every N presentations as well as at the end of each epoch;"
              + " 0 tests at the end of each epoch only. Default: ${DEFAULT-VALUE}.")
  private int testEvery;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      converter = EnumConverters.Orders.class,
      completionCandidates = EnumConverters.Orders.class,
      description =
          "Order of patterns: ${COMPLETION-CANDIDATES} (random: with replacement)."
              + " Default: sequential; random for --network rp24.")
  private PresentationOrder.Kind order;

  @Option(
      names = "--order-file",
      paramLabel = "ORDER.npy",
      description =
          "Order of patterns as a list of indices from 0, repeated when it runs out; not together"
              + " with --order.")
  private Path orderFile;

  /**
   * What the options say.
   *
   * @param usual order when the user chose none
   * @throws UsageException naming the option when a value makes no sense
   */
  public ScheduleSettings settings(PresentationOrder.Kind usual) {
    if (presentations != null && epochs != null) {
      throw new UsageException("--presentations and --epochs exclude each other; give one of them");
    }
    if (order != null && orderFile != null) {
      throw new UsageException("--order and --order-file exclude each other; give one of them");
    }
    double goal =
        untilAccuracy == null ? Double.NaN : Numbers.fraction("--until-accuracy", untilAccuracy);
    Numbers.atLeast("--test-every", 0, testEvery);
    return new ScheduleSettings(
        presentations == null
            ? OptionalLong.empty()
            : OptionalLong.of(Numbers.atLeast("--presentations", 0, presentations)),
        epochs == null ? defaultEpochs() : Numbers.atLeast("--epochs", 0, epochs),
        goal,
        testEvery,
        order == null ? usual : order,
        Optional.ofNullable(orderFile));
  }

  private long defaultEpochs() {
    return untilAccuracy == null ? 1 : EPOCHS_FOR_GOAL;
  }
}
