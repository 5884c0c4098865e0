package org.synapticcaching.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.run.Json;

/** Whole studies of made answers, in their folders. */
public final class MadeStudies {
  private static final Space SPACE =
      new Space(
          List.of(
              ParameterWords.parse("policy=none,local-local", any -> false),
              ParameterWords.parse("threshold=auto,0.01:1:log", any -> false)
                  .when(settings -> settings.get("policy").equals("local-local")),
              ParameterWords.parse("learning-rate=0.01:1:log", any -> false)),
          Map.of());

  private MadeStudies() {}

  /**
   * Searches and writes what was found.
   *
   * @param cost energy of the cheapest settings, about
   * @param price of maintenance
   * @param reachable whether the accuracy of 0.93 can be reached
   */
  public static Found write(Path folder, double cost, double price, boolean reachable)
      throws IOException {
    StudyPlan plan = new StudyPlan(0.93, 900, 100, 27, 3, 3, 1);
    MadeAnswers answers =
        MadeAnswers.of(settings -> energy(settings, cost), any -> reachable ? 100 : 1e9);
    Found found = new Search(SPACE, plan, Budget.parse("30000"), answers).run();
    Map<String, Object> settings = new TreeMap<>();
    settings.put("maintenance-cost", price);
    settings.put("change-cost", 0.0);
    settings.put("exponent", 1.0);
    settings.put("potentiation-only", false);
    Map<String, Object> facts = new LinkedHashMap<>(plan.facts());
    facts.put("space", SPACE.texts());
    facts.put("settings", settings);
    facts.put("backend", "simd");
    facts.put("numbers", "simd, numbers 1");
    facts.put("data", "digits/600x784-a8ea74de/100x784-78138f28");
    List<String> columns = List.copyOf(found.entries().get(0).answer().row().values().keySet());
    StudyFolder files = new StudyFolder(folder);
    Files.createDirectories(folder);
    // Without pictures, which take most of the time.
    Files.write(files.trials(), Outputs.trials(found, columns));
    Files.write(
        files.best(), Json.pretty(Outputs.best(found, List.of("train", "--seed=1001"), facts)));
    return found;
  }

  private static double energy(Map<String, String> settings, double cost) {
    double policy = settings.get("policy").equals("none") ? 10 : 1;
    return cost * policy * Math.pow(Double.parseDouble(settings.get("learning-rate")), -0.2);
  }
}
