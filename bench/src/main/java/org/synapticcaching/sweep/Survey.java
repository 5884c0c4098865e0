package org.synapticcaching.sweep;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.figure.run.ShardDealer;

/**
 * What a plan comes to, found by reading all of it: every point then makes sense and fits into
 * memory.
 *
 * @param whole all of it
 * @param own the part of it that one shard computes
 * @param most memory that one batch takes at most, in bytes
 * @param groups how its points group, by what they have in common; at most {@value #MOST_GROUPS}
 */
public record Survey(Part whole, Part own, long most, Map<String, Part> groups) {
  /** More are not told apart. */
  static final int MOST_GROUPS = 20;

  private static final String OTHERS = "others";

  public Survey {
    groups = new LinkedHashMap<>(groups);
  }

  /**
   * A part of a plan.
   *
   * @param points number of its points
   * @param batches number of batches that these are learned in
   * @param seconds that one core is expected to take
   */
  public record Part(long points, long batches, double seconds) {
    static final Part NOTHING = new Part(0, 0, 0);

    Part plus(Batch batch) {
      return new Part(points + batch.points().size(), batches + 1, seconds + batch.seconds());
    }
  }

  /**
   * Reads a plan.
   *
   * @param memory bytes that Java may use
   * @param read receives the number of points read so far
   * @param cancelled whether to stop reading; what is returned then is of what was read
   * @throws IllegalArgumentException naming a point that makes no sense, or that needs more memory
   */
  public static Survey of(
      SweepPlan plan, Shard shard, long memory, LongConsumer read, BooleanSupplier cancelled) {
    ShardDealer dealer = new ShardDealer(shard.count());
    Map<String, Part> groups = new LinkedHashMap<>();
    Part whole = Part.NOTHING;
    Part own = Part.NOTHING;
    long most = 0;
    Iterator<Batch> batches = plan.batches();
    while (batches.hasNext() && !cancelled.getAsBoolean()) {
      Batch batch = batches.next();
      long bytes = bytes(List.of(batch));
      requireRoom(batch, memory);
      most = Math.max(most, bytes);
      whole = whole.plus(batch);
      if (dealer.deal(batch.seconds()) == shard.number()) {
        own = own.plus(batch);
      }
      String words = batch.group().words();
      String name = groups.containsKey(words) || groups.size() < MOST_GROUPS ? words : OTHERS;
      groups.merge(name, Part.NOTHING.plus(batch), (some, any) -> some.plus(batch));
      read.accept(whole.points());
    }
    return new Survey(whole, own, most, groups);
  }

  /** Java's memory that learning batches of one group together takes, in bytes. */
  static long bytes(List<Batch> batches) {
    List<SweepRun> runs =
        batches.stream().flatMap(batch -> batch.points().stream()).map(SweepPoint::run).toList();
    return batches.get(0).group().bytes(runs);
  }

  /**
   * Makes sure that a batch can be learned at all.
   *
   * @throws IllegalArgumentException naming its first point, when it needs more memory
   */
  static void requireRoom(Batch batch, long memory) {
    long bytes = bytes(List.of(batch));
    if (bytes > memory) {
      SweepPoint first = batch.points().get(0);
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "point %d of the plan (%s) needs about %.1f GB of memory and Java may use %.1f GB;"
                  + " leave it out, or give Java more ('java -Xmx%dg -jar')",
              first.index() + 1,
              first.words(),
              bytes * 1e-9,
              memory * 1e-9,
              1 + (bytes >> 29)));
    }
  }
}
