package org.synapticcaching.cli.sweep;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.sweep.SweepPlan;

/** Reads points, and tells of the one that it read last what plans differ by. */
interface PointReader extends SweepPlan.Reader {
  /** Every option with its value, as far as it means the same on every machine. */
  Map<String, Object> settings();

  /** Fingerprint of what it learns; empty when its settings say all. */
  String data();

  /**
   * What all points of a plan have in common: settings, backend and data.
   *
   * @param varied names of the options that differ from point to point, without dashes
   */
  default Map<String, Object> facts(Collection<String> varied, Backend backend) {
    Map<String, Object> settings = new LinkedHashMap<>(settings());
    settings.keySet().removeAll(varied);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("settings", settings);
    facts.put("backend", backend.id());
    facts.put("numbers", backend.numerics().words());
    facts.put("data", data());
    return facts;
  }
}
