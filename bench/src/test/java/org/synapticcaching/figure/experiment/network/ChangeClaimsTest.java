package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.figure.experiment.Measuring.claim;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;

/** The numbers that claims about rounding at random measure, on rows made by hand. */
class ChangeClaimsTest {
  private static final double EXACT = 1e-12;
  private static final String RANDOM = "stochastic";

  private static final ExperimentPlan PLAN =
      new ChangesByThreshold(
              "lr20",
              100,
              0.1,
              List.of(ConsolidationPolicy.STOCHASTIC, ConsolidationPolicy.QUANTISED),
              List.of(0.01, 0.1, 1.0),
              100,
              List.of(1L, 2L))
          .experiment();

  private final List<Row> rows = new ArrayList<>();

  private void add(String policy, double theta, double accuracy, double changes, double sum) {
    for (long seed = 1; seed <= 2; seed++) {
      // The mean over seeds is what is asked for.
      double part = seed == 1 ? 0.5 : 1.5;
      rows.add(
          Row.builder()
              .set("series", policy)
              .set("threshold", theta)
              .set("seed", seed)
              .set("accuracy", accuracy)
              .set("persistent_changes", part * changes)
              .set("persistent_sum", part * sum)
              .set("without_caching", 10.0)
              .set("modifications", 1000)
              .build());
    }
  }

  private void addAll() {
    add(RANDOM, 0.01, 0.90, 900, 10);
    add(RANDOM, 0.1, 0.895, 100, 10.1);
    add(RANDOM, 1, 0.70, 9, 9.5);
    add("quantised", 0.01, 0.90, 800, 9);
    add("quantised", 0.1, 0.898, 50, 5);
    add("quantised", 1, 0.90, 10, 2);
  }

  @Test
  void eachClaimMeasuresWhatItSays() {
    addAll();
    assertEquals(0.95, claim(PLAN, 0, rows).value(), EXACT);
    assertEquals(9 / 9.5, claim(PLAN, 1, rows).value(), EXACT);
    assertEquals(0.9, claim(PLAN, 2, rows).value(), EXACT);
    assertTrue(claim(PLAN, 2, rows).detail().contains("persistent_changes of quantised"));
    assertEquals(0.002, claim(PLAN, 3, rows).value(), EXACT);
    assertEquals(0.2, claim(PLAN, 4, rows).value(), EXACT);
    assertEquals(0.1, claim(PLAN, 5, rows).value(), EXACT);
  }

  @Test
  void everyPointIsOfItsPolicyAndThreshold() {
    assertEquals(2 * 3 * 2, PLAN.points().size());
    assertEquals("stochastic/theta=0.01/seed=1", PLAN.points().get(0).key());
  }
}
