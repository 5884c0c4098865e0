package org.synapticcaching.cli.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.cli.learn.RunSummary.LayerEnergy;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.training.EnergyPart;

/** A run's summary for programs. Numbers that are not finite become null, as JSON has none. */
public final class JsonSummary {
  private JsonSummary() {}

  /** One JSON object over several lines, without a line end. */
  static String of(RunSummary run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("backend", run.machine().backend());
    json.put("precision", run.machine().precision());
    json.put("device", run.machine().device());
    json.put("data", run.data());
    json.put("presentations", run.presentations());
    json.put("epochs", wholeOrFraction(run.epochs()));
    json.put("success", run.ending().success());
    json.put("ending", run.ending().id());
    json.put("accuracy", finite(run.accuracy()));
    json.put("energy", energy(run.energy()));
    json.put("layers", layers(run.layers()));
    json.put("seconds", finite(run.seconds()));
    json.put("presentationsPerSecond", finite(run.presentationsPerSecond()));
    json.put("settings", run.settings());
    json.put("version", run.version());
    return text(json);
  }

  /** Any map of plain values as JSON over several lines. */
  public static String text(Object json) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a summary that is no JSON", impossible);
    }
  }

  private static List<Map<String, Object>> layers(List<LayerEnergy> layers) {
    List<Map<String, Object>> json = new ArrayList<>();
    for (LayerEnergy layer : layers) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", layer.name());
      entry.put("energy", energy(layer.energy()));
      layer.threshold().ifPresent(each -> entry.put("threshold", finite(each)));
      layer.plasticity().ifPresent(each -> entry.put("plasticity", plasticity(each)));
      json.add(entry);
    }
    return json;
  }

  private static Map<String, Object> plasticity(PlasticityStatistics statistics) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("synapses", statistics.synapses());
    json.put("m0", statistics.modifications());
    json.put("m0Direct", statistics.changed());
    json.put("m1", finite(statistics.path()));
    json.put("m1Direct", finite(statistics.direct()));
    json.put("plasticFraction", finite(statistics.plasticFraction()));
    json.put("simpsonIndex", finite(statistics.simpsonIndex()));
    return json;
  }

  private static Map<String, Object> energy(Energy energy) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (EnergyPart part : EnergyPart.ALL) {
      Number value = part.value().apply(energy);
      json.put(part.name(), Double.isFinite(value.doubleValue()) ? value : null);
    }
    return json;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Number wholeOrFraction(double value) {
    if (value == Math.rint(value)) {
      return (long) value;
    }
    return value;
  }
}
