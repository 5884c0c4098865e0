package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.training.TrainingPlan;
import picocli.CommandLine.Option;

/** Options that say how long to learn, in which order, and when to test. A picocli mixin. */
public final class ScheduleOptions {
  /** Enough for any goal that the networks of the sources reach. */
  private static final long EPOCHS_FOR_GOAL = 100;

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
   * Checks the options, and sets the number of epochs and the order that were left out.
   *
   * @param usual order when the user chose none
   * @throws UsageException naming the option when a value makes no sense
   */
  void complete(PresentationOrder.Kind usual) {
    if (presentations != null && epochs != null) {
      throw new UsageException("--presentations and --epochs exclude each other; give one of them");
    }
    if (order != null && orderFile != null) {
      throw new UsageException("--order and --order-file exclude each other; give one of them");
    }
    if (untilAccuracy != null) {
      Numbers.fraction("--until-accuracy", untilAccuracy);
    }
    Numbers.atLeast("--test-every", 0, testEvery);
    if (presentations != null) {
      Numbers.atLeast("--presentations", 0, presentations);
    } else if (epochs != null) {
      Numbers.atLeast("--epochs", 0, epochs);
    } else {
      epochs = untilAccuracy == null ? 1L : EPOCHS_FOR_GOAL;
    }
    if (order == null && orderFile == null) {
      order = usual;
    }
  }

  /** The file that may be read. */
  List<NamedFile> files() {
    return orderFile == null ? List.of() : List.of(NamedFile.read("--order-file", orderFile));
  }

  /**
   * The plan for a training set of {@code patterns}.
   *
   * @throws UsageException when there would be more presentations than can be counted
   */
  public TrainingPlan plan(int patterns) {
    try {
      return new TrainingPlan(
          presentations != null ? presentations : Math.multiplyExact(epochs, (long) patterns),
          testEvery,
          untilAccuracy == null ? Double.NaN : untilAccuracy,
          TrainingPlan.GoalCheck.EVERY_TEST,
          false);
    } catch (ArithmeticException overflow) {
      throw new UsageException("--epochs " + epochs + " is more than can be counted");
    }
  }

  /**
   * The order in which a training set of {@code patterns} is presented.
   *
   * @throws DataException when a file with the order cannot be read, or is no list, or has other
   *     numbers than indices below {@code patterns}
   */
  public PresentationOrder order(int patterns) {
    if (orderFile == null) {
      return PresentationOrder.of(order);
    }
    NpyArray array = Npy.read(orderFile);
    if (array.rank() != 1 || array.size() == 0) {
      throw new DataException(
          orderFile + ": expected a list of indices with at least one of them, found " + array);
    }
    return PresentationOrder.listed(array.toInts(orderFile.toString(), 0, patterns - 1));
  }
}
