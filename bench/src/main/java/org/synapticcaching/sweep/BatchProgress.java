package org.synapticcaching.sweep;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.run.Row;

/**
 * What is known of the points of a batch: saved when all of it is, and now and then before. Used by
 * one thread.
 */
final class BatchProgress {
  /** So much work is lost at most when a batch of long runs is killed. */
  private static final double SAVE_SECONDS = 30;

  private final Batch batch;
  private final PointStore store;
  private final Map<String, Row> rows;
  private final List<SweepPoint> missing;
  private final int saved;
  private int learned;
  private int unsaved;
  private long time = System.nanoTime();

  /**
   * Begins with what is saved.
   *
   * @throws IOException when it cannot be read
   */
  BatchProgress(Batch batch, PointStore store) throws IOException {
    this.batch = batch;
    this.store = store;
    this.rows = new HashMap<>(store.load(batch));
    this.missing = batch.points().stream().filter(point -> !rows.containsKey(point.id())).toList();
    this.saved = batch.points().size() - missing.size();
  }

  /** Number of points that were saved before. */
  int saved() {
    return saved;
  }

  boolean isComplete() {
    return missing.isEmpty();
  }

  /** Points that were not saved before. */
  List<SweepPoint> missing() {
    return missing;
  }

  /**
   * One of the missing points is learned.
   *
   * @return how many points were saved by now that were not before
   * @throws IOException when they cannot be saved
   */
  int learned(SweepPoint point, Row row) throws IOException {
    rows.put(point.id(), row);
    learned++;
    unsaved++;
    boolean late = (System.nanoTime() - time) * 1e-9 > SAVE_SECONDS;
    return late || learned == missing.size() ? save() : 0;
  }

  /**
   * Saves what is learned.
   *
   * @return how many points were saved that were not before
   * @throws IOException when they cannot be saved
   */
  int save() throws IOException {
    int more = unsaved;
    if (more > 0) {
      store.save(batch, rows);
    }
    unsaved = 0;
    time = System.nanoTime();
    return more;
  }
}
