package org.synapticcaching.sweep;

import java.io.IOException;
import java.util.Map;
import org.synapticcaching.figure.run.Row;

/** Where finished points are kept. Safe for use by several threads for any batches. */
public interface PointStore {
  /**
   * The finished points of a batch.
   *
   * @return rows by the ids of their points
   * @throws IOException when they cannot be read
   */
  Map<String, Row> load(Batch batch) throws IOException;

  /**
   * Saves the finished points of a batch.
   *
   * @param rows by the ids of their points, those that were saved before among them; those that are
   *     not finished are left out
   * @throws IOException when they cannot be saved
   */
  void save(Batch batch, Map<String, Row> rows) throws IOException;
}
