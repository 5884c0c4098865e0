package org.synapticcaching.cli.options;

import java.util.LinkedHashMap;
import java.util.Map;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EnergyModel;

/**
 * What {@link CachingOptions} say.
 *
 * @param consolidation how changes become persistent
 * @param prices what changes cost
 * @param seed of everything random in the run
 * @param backend {@code auto} or the id of a backend
 */
public record CachingSettings(
    Consolidation consolidation, EnergyModel prices, long seed, String backend) {

  /**
   * Every option with its value, as the summary lists them.
   *
   * @param backendUsed id of a backend: what {@code auto} came to
   */
  Map<String, Object> asMap(String backendUsed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("policy", consolidation.policy().id());
    map.put(
        "threshold",
        consolidation.policy().usesThreshold() ? orInf(consolidation.threshold()) : null);
    map.put("decay-time", orInf(consolidation.decayTime()));
    map.put("maintenance-cost", prices.maintenanceCost());
    map.put("change-cost", prices.transientChangeCost());
    map.put("exponent", prices.measure().exponent());
    map.put("potentiation-only", prices.measure().potentiationOnly());
    map.put("event-order", consolidation.order().id());
    map.put("comparison", consolidation.comparison().id());
    map.put("every", consolidation.every());
    map.put("seed", seed);
    map.put("backend", backendUsed);
    return map;
  }

  private static Object orInf(double value) {
    return Double.isInfinite(value) ? "inf" : value;
  }
}
