package org.synapticcaching.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.synapticcaching.cli.options.SweptOption;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.study.Parameter;
import org.synapticcaching.study.ParameterWords;
import org.synapticcaching.study.Question;
import org.synapticcaching.study.Space;

/** What {@code search} searches: the usual, but for what the user fixes or varies otherwise. */
final class SearchSpace {
  private static final String POLICY = "policy";
  private static final String RULE = "rule";

  /** What the search itself decides. */
  private static final Set<String> OWN =
      Set.of(Question.SEED, Question.PRESENTATIONS, "epochs", "until-accuracy", "test-every");

  /** Prices say what is asked, and not how it is learned. */
  private static final Set<String> PRICES =
      Set.of("maintenance-cost", "change-cost", "exponent", "potentiation-only");

  private static final List<String> USUAL =
      List.of(
          "policy=" + words(Stream.of(ConsolidationPolicy.values()).filter(SearchSpace::isUsual)),
          "threshold=auto,0.0001:1:log",
          "decay-time=inf,100:100000:log",
          "rule=" + words(Stream.of(PlasticityRule.values())),
          "plastic=0.001:0.9:log",
          "subnet=0.1:1:linear",
          "masks=2:10:log",
          "error-gated=on,off",
          "learning-rate=0.01:1:log",
          "hidden=10:400:log",
          "initial-deviation=0.001:1:log");

  /** When an option has a meaning, by the values of others. */
  private static final Map<String, Predicate<Map<String, String>>> CONDITIONS =
      Map.of(
          "threshold", settings -> policy(settings).usesThreshold(),
          "threshold-scope", SearchSpace::setsItself,
          "threshold-horizon", SearchSpace::setsItself,
          "threshold-memory", SearchSpace::setsItself,
          "decay-time", settings -> policy(settings).caches(),
          "plastic", settings -> rule(settings).takesShare(),
          "subnet", settings -> rule(settings).takesSubnet(),
          "masks", settings -> rule(settings).takesTurns());

  private SearchSpace() {}

  private static String words(Stream<? extends Named> named) {
    return String.join(",", named.map(Named::id).toList());
  }

  /**
   * What never consolidates has no end, and stochastic rounding costs on average what no caching
   * does, or more (model section 3.2).
   */
  private static boolean isUsual(ConsolidationPolicy policy) {
    return policy.comparesThreshold() || policy == ConsolidationPolicy.NONE;
  }

  private static ConsolidationPolicy policy(Map<String, String> settings) {
    return Stream.of(ConsolidationPolicy.values())
        .filter(policy -> policy.id().equals(settings.get(POLICY)))
        .findFirst()
        .orElse(ConsolidationPolicy.NONE);
  }

  private static boolean setsItself(Map<String, String> settings) {
    return policy(settings).usesThreshold() && "auto".equals(settings.get("threshold"));
  }

  private static PlasticityRule rule(Map<String, String> settings) {
    return Stream.of(PlasticityRule.values())
        .filter(rule -> rule.id().equals(settings.get(RULE)))
        .findFirst()
        .orElse(PlasticityRule.ALL);
  }

  /**
   * The space.
   *
   * @param vary what the user wants to be searched
   * @param typed words of options that the user fixed, such as {@code --hidden=100}
   * @param option finds the option of a name without dashes
   * @throws UsageException when it makes no sense
   */
  static Space of(List<String> vary, List<String> typed, Function<String, SweptOption> option) {
    Map<String, String> fixed = new LinkedHashMap<>();
    typed.forEach(
        word -> fixed.merge(name(word), word.substring(word.indexOf('=') + 1), (a, b) -> b));
    Map<String, String> texts = new LinkedHashMap<>();
    for (String usual : USUAL) {
      if (!fixed.containsKey(ParameterWords.option(usual))) {
        texts.put(ParameterWords.option(usual), usual);
      }
    }
    Map<String, String> asked = new LinkedHashMap<>();
    for (String text : vary) {
      String name = ParameterWords.option(text);
      requireSearchable(name, text, asked);
      asked.put(name, text);
      texts.put(name, text);
    }
    try {
      List<Parameter> parameters = new ArrayList<>();
      for (Map.Entry<String, String> each : texts.entrySet()) {
        Parameter parameter =
            ParameterWords.parse(each.getValue(), name -> option.apply(name).isWhole());
        parameters.add(
            CONDITIONS.containsKey(each.getKey())
                ? parameter.when(CONDITIONS.get(each.getKey()))
                : parameter);
      }
      requireNumbers(parameters, fixed);
      return new Space(parameters, fixed);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong);
    }
  }

  /** A policy that keeps nothing has no threshold that sets itself. */
  private static void requireNumbers(List<Parameter> parameters, Map<String, String> fixed) {
    if (!wordsOf("threshold", parameters, fixed).contains("auto")) {
      return;
    }
    for (String word : wordsOf(POLICY, parameters, fixed)) {
      ConsolidationPolicy policy = policy(Map.of(POLICY, word));
      if (policy.usesThreshold() && !policy.comparesThreshold()) {
        throw new UsageException(
            "--policy "
                + word
                + " takes no --threshold auto; search numbers (--vary threshold=0.0001:1:log)");
      }
    }
  }

  /** The words that an option may have, but for numbers of a range. */
  private static List<String> wordsOf(
      String option, List<Parameter> parameters, Map<String, String> fixed) {
    return Stream.concat(
            Stream.ofNullable(fixed.get(option)),
            parameters.stream()
                .filter(parameter -> parameter.option().equals(option))
                .flatMap(parameter -> parameter.words().stream()))
        .toList();
  }

  private static String name(String word) {
    return word.substring(0, word.indexOf('=')).replaceFirst("^--", "");
  }

  private static void requireSearchable(String name, String text, Map<String, String> asked) {
    if (OWN.contains(name)) {
      throw new UsageException("--vary " + text + ": the search itself decides on --" + name);
    }
    if (PRICES.contains(name)) {
      throw new UsageException(
          "--vary " + text + ": --" + name + " is a price; energies under others do not compare");
    }
    if (asked.containsKey(name)) {
      throw new UsageException("--vary " + name + " is there twice; give all its values at once");
    }
  }
}
