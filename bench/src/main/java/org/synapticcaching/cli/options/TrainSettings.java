package org.synapticcaching.cli.options;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.synapticcaching.dataset.DataRequest;

/**
 * Everything that {@code train} was asked to do, checked as far as that goes without the data.
 *
 * @param data what to learn
 * @param network what learns it
 * @param rule which synapses may change
 * @param plasticity caching, prices, seed and backend
 * @param schedule how long and in which order
 * @param files what to read and write besides
 * @param tf32 whether matrix products on a GPU may round their inputs
 */
public record TrainSettings(
    DataRequest data,
    NetworkSettings network,
    PlasticitySettings rule,
    CachingSettings plasticity,
    ScheduleSettings schedule,
    FileSettings files,
    boolean tf32) {

  /**
   * Every option with its value, enough to repeat the run.
   *
   * @param dataUsed {@code mnist}, {@code digits} or a file: what {@code auto} came to
   * @param backendUsed id of a backend: what {@code auto} came to
   */
  public Map<String, Object> asMap(String dataUsed, String backendUsed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("data", dataUsed);
    map.put("mnist", data.mnistDirectory().map(Object::toString).orElse(null));
    map.put("train-limit", orNull(data.trainLimit()));
    map.put("test-limit", orNull(data.testLimit()));
    map.put("input", data.encoding().id());
    map.putAll(network.asMap());
    map.putAll(rule.asMap());
    map.putAll(schedule.asMap());
    map.putAll(plasticity.asMap(backendUsed));
    map.putAll(files.asMap());
    map.put("tf32", tf32 ? OnOff.ON.id() : OnOff.OFF.id());
    return map;
  }

  private static Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
