package org.synapticcaching.cli.sweep;

import java.util.Map;
import org.synapticcaching.sweep.SweepPlan;

/** Reads points, and tells of the one that it read last what plans differ by. */
interface PointReader extends SweepPlan.Reader {
  /** Every option with its value, as far as it means the same on every machine. */
  Map<String, Object> settings();

  /** Fingerprint of what it learns; empty when its settings say all. */
  String data();
}
