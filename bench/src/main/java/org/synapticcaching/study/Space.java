package org.synapticcaching.study;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All settings that are searched. Options without a meaning beside the values of those before them
 * have none, so that settings that learn the same are the same.
 *
 * @param parameters at least one, each of another option; conditions look at those before
 * @param fixed values of other options, for conditions to look at
 */
public record Space(List<Parameter> parameters, Map<String, String> fixed) {
  private static final String ANY_NUMBER = "*";

  /** Multiples of it lie evenly between whole numbers. */
  private static final double GOLDEN = 0.618033988749895;

  public Space {
    parameters = List.copyOf(parameters);
    fixed = Map.copyOf(fixed);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("nothing is searched: every option is fixed");
    }
    Set<String> options = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!options.add(parameter.option())) {
        throw new IllegalArgumentException(
            "--vary " + parameter.option() + " is there twice; give all its values at once");
      }
    }
  }

  /** Names of the options, in their order. */
  public List<String> options() {
    return parameters.stream().map(Parameter::option).toList();
  }

  /**
   * The settings at a point.
   *
   * @param places one for each parameter, 0 to 1
   */
  public Map<String, String> at(double[] places) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>(fixed);
    for (int p = 0; p < places.length; p++) {
      Parameter parameter = parameters.get(p);
      if (parameter.active().test(seen)) {
        String word = parameter.word(places[p]);
        settings.put(parameter.option(), word);
        seen.put(parameter.option(), word);
      }
    }
    return settings;
  }

  /** Parameters whose values in these settings are numbers of their ranges. */
  public List<Parameter> numbers(Map<String, String> settings) {
    return parameters.stream().filter(each -> isNumber(each, settings)).toList();
  }

  private static boolean isNumber(Parameter parameter, Map<String, String> settings) {
    return Optional.ofNullable(settings.get(parameter.option()))
        .filter(parameter::isNumber)
        .isPresent();
  }

  /** What settings have in common that differ in numbers of ranges only. */
  public Map<String, String> branch(Map<String, String> settings) {
    Map<String, String> branch = new LinkedHashMap<>(settings);
    numbers(settings).forEach(each -> branch.put(each.option(), ANY_NUMBER));
    return branch;
  }

  /**
   * Settings of the same branch with other numbers.
   *
   * @param places within the range of each of {@link #numbers}, 0 to 1
   */
  public Map<String, String> moved(Map<String, String> settings, double[] places) {
    Map<String, String> moved = new LinkedHashMap<>(settings);
    List<Parameter> numbers = numbers(settings);
    for (int n = 0; n < numbers.size(); n++) {
      Parameter parameter = numbers.get(n);
      moved.put(parameter.option(), parameter.range().orElseThrow().word(places[n]));
    }
    return moved;
  }

  /** Where settings are within the ranges of their {@link #numbers}. */
  public double[] places(Map<String, String> settings) {
    return numbers(settings).stream()
        .mapToDouble(each -> each.range().orElseThrow().place(settings.get(each.option())))
        .toArray();
  }

  /**
   * Settings with one word of a parameter, or numbers of its range, and each word of the others at
   * least once, beside numbers spread over their ranges.
   *
   * @param choice 0 to less than the parameter's choices
   */
  public List<Map<String, String>> samples(Parameter parameter, int choice) {
    int most = parameters.stream().mapToInt(Parameter::choices).max().orElseThrow();
    return IntStream.range(0, most)
        .mapToObj(others -> at(places(parameter, choice, others)))
        .distinct()
        .toList();
  }

  private double[] places(Parameter turning, int choice, int others) {
    return parameters.stream()
        .mapToDouble(
            each -> {
              int chosen = each == turning ? choice : others % each.choices();
              return (chosen + (0.5 + GOLDEN * others) % 1) / each.choices();
            })
        .toArray();
  }

  /** What is searched, by option, as it is typed. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach(each -> texts.put(each.option(), each.text()));
    return texts;
  }
}
