package org.synapticcaching.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;

/**
 * What {@link CachingOptions} say.
 *
 * @param plasticity which synapses may change
 * @param hasShares whether plastic shares were given
 * @param hasSubnet whether a subnet was given
 * @param countsChanges whether to count the changes of every synapse
 */
public record PlasticitySettings(
    Plasticity plasticity, boolean hasShares, boolean hasSubnet, boolean countsChanges) {

  /** Every option with its value, as the summary lists them. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", plasticity.rule().id());
    map.put("plastic", hasShares ? numbers(plasticity.shares()) : null);
    map.put("coupled", plasticity.coupled());
    map.put("subnet", hasSubnet ? number(plasticity.subnet()) : null);
    map.put("masks", plasticity.masks() == 1 ? null : plasticity.masks());
    map.put("propagate-masks", (plasticity.sendsMasked() ? OnOff.ON : OnOff.OFF).id());
    map.put("error-gated", plasticity.errorGated());
    map.put("count-changes", countsChanges);
    return map;
  }

  private static List<Number> numbers(List<PlasticShare> shares) {
    return shares.stream().map(PlasticitySettings::number).toList();
  }

  /** A fraction as a real, a count as a whole number: written as the option reads it. */
  private static Number number(PlasticShare share) {
    if (share instanceof PlasticShare.Count count) {
      return count.value();
    }
    return ((PlasticShare.Fraction) share).value();
  }
}
