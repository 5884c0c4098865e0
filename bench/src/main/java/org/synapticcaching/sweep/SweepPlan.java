package org.synapticcaching.sweep;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * All points of a sweep, in a fixed order. They are read one by one when they are asked for, and
 * never held all at once.
 *
 * @param grid the varied options
 * @param reader makes runs of the words of a point
 */
public record SweepPlan(Grid grid, Reader reader) {
  /** Reads what a user might have typed for one run. */
  @FunctionalInterface
  public interface Reader {
    /**
     * A run that was read.
     *
     * @param id of all that determines its result
     */
    record Read(String id, SweepRun run) {}

    /**
     * The run of one point. Called by one thread at a time.
     *
     * @param values of the varied options, as words
     * @throws IllegalArgumentException when they make no sense together, in one line that names
     *     option and value
     */
    Read read(Map<String, String> values);
  }

  /** The columns of the results, those of the varied options not counted. */
  List<String> columns() {
    return at(0).run().group().columns();
  }

  /**
   * One point.
   *
   * @throws IllegalArgumentException when its values make no sense together
   */
  public SweepPoint at(long index) {
    Map<String, String> values = grid.at(index);
    Reader.Read read = reader.read(values);
    return new SweepPoint(index, read.id(), values, read.run());
  }

  /** All points put together to batches, in an order that is always the same. */
  public Iterator<Batch> batches() {
    long size = grid.size();
    return new Batches(LongStream.range(0, size).mapToObj(this::at).iterator(), size);
  }
}
