package org.synapticcaching.spark;

import java.io.Serializable;
import java.util.List;
import org.synapticcaching.sweep.SweepPoint;

/**
 * The points that one task learns.
 *
 * @param indices their places in the plan
 * @param ids what they are to be
 * @param words what they have in common, for messages
 */
record Portion(long[] indices, String[] ids, String words) implements Serializable {
  static Portion of(List<SweepPoint> points) {
    return new Portion(
        points.stream().mapToLong(SweepPoint::index).toArray(),
        points.stream().map(SweepPoint::id).toArray(String[]::new),
        points.get(0).run().group().words());
  }
}
