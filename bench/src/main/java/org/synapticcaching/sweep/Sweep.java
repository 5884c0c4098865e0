package org.synapticcaching.sweep;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.synapticcaching.figure.run.Shard;

/**
 * A plan with the folder where its results are kept.
 *
 * @param plan what is to be learned
 * @param facts by which it differs from other plans
 * @param folder that it has, or shares with others who work on the same plan
 * @param notice receives single lines for the user
 */
public record Sweep(
    SweepPlan plan, Map<String, Object> facts, SweepFolder folder, Consumer<String> notice) {

  /**
   * What was done.
   *
   * @param reused points that were saved before
   * @param finished points that are saved now, those among them
   * @param failures of the batches that could not be learned or saved, in the order of the plan
   */
  public record Done(long reused, long finished, List<Exception> failures) {
    public Done {
      failures = List.copyOf(failures);
    }
  }

  /**
   * How a part of the work is done.
   *
   * @param shard which part
   * @param seats where its batches are learned
   * @param stop whether the user wants to stop
   * @param finished receives the number of finished points
   */
  public record Working(Shard shard, Seats seats, BooleanSupplier stop, LongConsumer finished) {}

  /**
   * Learns what is missing, and saves it.
   *
   * @throws IllegalStateException when the folder is another plan's
   * @throws IOException when it cannot be used
   */
  public Done compute(Working how) throws IOException {
    folder.claim(facts);
    return new SweepRunner(plan.batches(), plan.grid().size(), folder.points(notice), how).run();
  }

  /**
   * Learns points that are no part of a plan.
   *
   * @param points that are not finished, in any order
   * @param store where finished points are kept
   * @param memory bytes that one batch may use
   * @throws IllegalArgumentException naming a point that needs more memory
   */
  public static Done learn(List<SweepPoint> points, PointStore store, long memory, Working how) {
    batches(points).forEachRemaining(batch -> Survey.requireRoom(batch, memory));
    return new SweepRunner(batches(points), points.size(), store, how).run();
  }

  /** Points put together as those of a plan are. */
  public static Iterator<Batch> batches(List<SweepPoint> points) {
    return new Batches(points.iterator(), points.size());
  }

  /**
   * Writes the table of all points.
   *
   * @throws IllegalStateException when points are missing, saying how many, or when the folder is
   *     another plan's, or none's
   * @throws IOException when points cannot be read or the table cannot be written
   */
  public void gather() throws IOException {
    folder.requireBegun(facts);
    new SweepTable(plan, folder.points(notice)).write(folder.table());
  }
}
