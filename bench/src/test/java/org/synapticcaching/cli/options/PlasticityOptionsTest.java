package org.synapticcaching.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.model.PlasticityRule;

/** Competitive rules on the command line. */
class PlasticityOptionsTest {
  /** Of 5 x 785 and 10 x 5 synapses. */
  private static JsonNode train(String options) throws IOException {
    List<String> words = new ArrayList<>(List.of("--backend", "ejml", "--json"));
    words.addAll(List.of("--network", "rp24", "--input", "offset"));
    words.addAll(List.of(options.split(" ")));
    return Cli.json(Cli.trainSmall(words.toArray(String[]::new)));
  }

  private static JsonNode plasticity(JsonNode summary, int layer) {
    return summary.get("layers").get(layer).get("plasticity");
  }

  @ParameterizedTest
  @EnumSource(PlasticityRule.class)
  void everyRuleCanBeSelected(PlasticityRule rule) throws IOException {
    String needs = rule.takesShare() ? " --plastic 0.5" : "";
    needs += rule.needsSubnet() ? " --subnet 3" : "";
    needs += rule.takesTurns() ? " --masks 3" : "";
    needs += rule.criterion() == PlasticityRule.Criterion.SET_OF_CLASS ? " --hidden 10" : "";
    JsonNode json = train("--rule " + rule.id() + needs);
    assertEquals(rule.id(), json.get("settings").get("rule").asText());
    assertEquals(60, json.get("presentations").asLong());
    assertTrue(plasticity(json, 1).get("plasticFraction").asDouble() > 0, json.toString());
    boolean learns = rule.inputsLearn();
    assertEquals(learns, plasticity(json, 0).get("m0").asLong() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "--rule fixed-synapses --plastic 0.2, 785, 10",
    "--rule fixed-synapses --plastic 39, 39, 39",
    "'--rule fixed-synapses --plastic 0.2,50', 785, 50",
    "--rule fixed-synapses --plastic 1e-2 --coupled, 39, 39",
    "--rule subnet --subnet 2, 1570, 20",
    "--rule subnet --subnet 0.6, 2355, 30",
    "--rule fixed-neurons --plastic 1, 785, 5",
    "--rule fixed-neurons --plastic 1.0, 3925, 50",
  })
  void fractionsAndCountsAreToldApartByTheirPoint(String options, int first, int second)
      throws IOException {
    JsonNode json = train(options);
    assertEquals(first, plasticity(json, 0).get("m0Direct").asInt());
    assertEquals(second, plasticity(json, 1).get("m0Direct").asInt());
  }

  @Test
  void theSummaryHasBothEnergiesWithTheirDirectCounterparts() throws IOException {
    JsonNode json = train("--rule largest-updates --plastic 0.1 --exponent 2");
    for (int layer = 0; layer < 2; layer++) {
      JsonNode use = plasticity(json, layer);
      JsonNode energy = json.get("layers").get(layer).get("energy");
      assertEquals(energy.get("modifications"), use.get("m0"));
      assertTrue(use.get("m0Direct").asLong() <= use.get("m0").asLong());
      assertTrue(use.get("m1Direct").asDouble() < use.get("m1").asDouble());
      assertTrue(use.get("m1").asDouble() > energy.get("withoutCaching").asDouble());
      double fraction = use.get("m0").asDouble() / 60 / use.get("synapses").asDouble();
      assertEquals(fraction, use.get("plasticFraction").asDouble(), 1e-12);
      assertTrue(use.get("simpsonIndex").isNull());
    }
    assertEquals(3925, plasticity(json, 0).get("synapses").asLong());
    assertEquals(0.1, plasticity(json, 0).get("plasticFraction").asDouble(), 0.05);
  }

  @Test
  void changesAreCountedOnRequest() throws IOException {
    JsonNode competing = train("--rule largest-updates --plastic 0.1 --count-changes");
    JsonNode fixed = train("--rule fixed-synapses --plastic 0.1 --count-changes");
    assertTrue(plasticity(competing, 0).get("simpsonIndex").asDouble() > 0.2);
    assertEquals(0, plasticity(fixed, 0).get("simpsonIndex").asDouble(), 1e-12);
  }

  @Test
  void aGateSavesWhatRightAnswersWouldHaveCost() throws IOException {
    long all = plasticity(train("--epochs 5"), 0).get("m0").asLong();
    long gated = plasticity(train("--epochs 5 --error-gated"), 0).get("m0").asLong();
    assertTrue(gated < 0.9 * all, gated + " of " + all);
  }

  @Test
  void masksAreFeltBelowUnlessTurnedOff() throws IOException {
    String rule = "--rule largest-errors --plastic 1.0,0.3";
    double felt = plasticity(train(rule), 0).get("m1").asDouble();
    double whole = plasticity(train(rule + " --propagate-masks off"), 0).get("m1").asDouble();
    assertTrue(felt != whole, felt + " and " + whole);
  }

  @Test
  void settingsRepeatTheRun() throws IOException {
    JsonNode first =
        train(
            "--rule largest-updates --plastic 1e-3 --coupled --subnet 4 --error-gated"
                + " --count-changes --initial-deviation 0.05,0.1 --seed 9");
    JsonNode second = Cli.repeat("train", first);
    assertEquals(first.get("settings"), second.get("settings"));
    assertEquals(first.get("layers"), second.get("layers"));
  }

  @Test
  void peopleReadTheRuleAndWhatWasPlastic() {
    Outcome outcome =
        Cli.trainSmall(
            "--backend ejml --rule subnet --subnet 2 --error-gated --count-changes".split(" "));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("rule subnet, subnet 2, error-gated true"), outcome.out());
    assertTrue(outcome.out().contains("Simpson index of changes"), outcome.out());
    Outcome plain = Cli.trainSmall();
    assertFalse(plain.out().contains("Simpson"), plain.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--rule largest-updates, '--rule largest-updates needs a --plastic'",
    "--rule subnet, '--rule subnet needs a --subnet'",
    "--rule alternating-neurons --plastic 2, '--rule alternating-neurons needs a number of --masks'",
    "--rule alternating-neurons --plastic 2 --masks 1, '--masks must be >= 2, got 1'",
    "--rule alternating-neurons --plastic 2 --masks 6, '(5), got 6'",
    "--rule all --plastic 0.1, 'rule all takes no plastic fraction or count, got [0.1]'",
    "--plastic 7, 'rule all takes no plastic fraction or count, got [7]'",
    "--rule subnet --subnet 2 --plastic 0.5, 'its subnet does'",
    "--rule largest-weights --plastic 0.1 --subnet 2, 'rule largest-weights has no subnet'",
    "--rule largest-updates --plastic 5 --coupled, 'need one plastic fraction'",
    "--rule static-hidden --coupled, 'rule static-hidden has no fraction'",
    "--rule largest-updates --plastic 3921, 'there are 3920 synapses of W1'",
    "'--rule largest-updates --plastic 0.5,51', 'there are 50 synapses of W2'",
    "--rule fixed-neurons --plastic 6, 'there are 5 neurons of W1'",
    "--rule largest-updates-per-neuron --plastic 785, 'there are 784 inputs per neuron of W1'",
    "--rule fixed-neurons --plastic 0.01, 'none of the 5 neurons of W1 would learn'",
    "--rule subnet --subnet 6, 'there are 5 hidden neurons of W1'",
    "--rule subnet --subnet 0.01, 'none of the 5 hidden neurons of W1 would learn'",
    "'--rule fixed-neurons --plastic 1,2,3', 'one per weight matrix (2), got 3'",
    "--rule per-class-neurons --plastic 1, 'needs a hidden neuron per class (10), got 5'",
    "--rule subnet --subnet 2 --propagate-masks off, 'rule subnet has no masks on errors'",
    "'--hidden 40000,40000,40000,40000,40000,40000', 'GB of memory and Java may use'",
    "'--hidden 3000000', 'at most 2147483583 fit into one array'",
  })
  void aRuleThatDoesNotFitIsWrongUsage(String options, String expected) {
    Cli.assertFails(Cli.trainSmall(options.split(" ")), 2, expected);
  }
}
