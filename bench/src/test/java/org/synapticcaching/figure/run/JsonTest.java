package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** What saved points are known by. */
class JsonTest {
  private static final Consolidation FIXED =
      Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, 1000);

  @Test
  void aFixedThresholdIsWrittenAsTheNumberThatItIs() {
    assertEquals(
        "{\"policy\":\"LOCAL_LOCAL\",\"threshold\":0.02,\"comparison\":\"GREATER\",\"every\":1,"
            + "\"decayTime\":1000.0,\"order\":\"LEARN_FIRST\"}",
        Json.compact(FIXED));
  }

  @Test
  void aThresholdThatSetsItselfIsWrittenWithAllThatItFollowsFrom() {
    assertEquals(
        "{\"policy\":\"LOCAL_LOCAL\",\"threshold\":{\"maintenanceCost\":0.001,\"horizon\":60000,"
            + "\"memory\":3000},\"comparison\":\"GREATER\",\"every\":1,\"decayTime\":1000.0,"
            + "\"order\":\"LEARN_FIRST\"}",
        Json.compact(FIXED.with(new Threshold.Automatic(0.001, 60_000, 3000))));
  }

  @Test
  void theScopeIsWrittenWhereItIsNotTheWholeMatrix() {
    Threshold.Automatic whole = new Threshold.Automatic(0.001, 60_000, 3000);
    assertEquals(
        "{\"maintenanceCost\":0.001,\"horizon\":60000,\"memory\":3000,\"scope\":\"NEURON\"}",
        Json.compact(whole.with(ThresholdScope.NEURON)));
  }
}
