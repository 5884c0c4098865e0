package org.synapticcaching.figure.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

class ClaimTest {
  @Test
  void claimsWithoutDataAreNotJudgedAtQuickScaleAndNotMetAtPaperScale() {
    Claim claim =
        Claim.qualitative(
            Basis.READING,
            "x",
            "y",
            Expectation.atLeast(1),
            rows -> Measurement.missing("no run got there"));
    Table none = new Table(List.of());
    assertEquals(Verdict.NOT_JUDGED, claim.judge(none, Scale.QUICK, false).verdict());
    Judgement paper = claim.judge(none, Scale.PAPER, false);
    assertEquals(Verdict.NOT_MET, paper.verdict());
    assertEquals("no run got there", paper.reason());
  }

  @Test
  void numbersNeedMnistAndOrdersDoNot() {
    Table none = new Table(List.of());
    Expectation low = Expectation.atMost(1);
    Measurement two = new Measurement(2, 1, "");
    Claim number = Claim.quantitative(Basis.READING, "x", "y", low, rows -> two);
    assertEquals(Verdict.NEEDS_MNIST, number.judge(none, Scale.PAPER, true).verdict());
    assertEquals(Verdict.NOT_MET, number.judge(none, Scale.PAPER, false).verdict());
    Claim order = Claim.qualitative(Basis.READING, "x", "y", low, rows -> two);
    assertEquals(Verdict.NOT_MET, order.judge(none, Scale.PAPER, true).verdict());
  }

  @Test
  void aNumberWithoutAnExpectationIsReportedAndNeitherMetNorNot() {
    Table none = new Table(List.of());
    Claim number =
        Claim.reported(
            Basis.READING, "the set churns", "index", rows -> new Measurement(0.8, 3, ""));
    Judgement found = number.judge(none, Scale.PAPER, true);
    assertEquals(Verdict.REPORTED, found.verdict());
    assertEquals("none", number.expected().words());
    Claim missing =
        Claim.reported(Basis.READING, "x", "y", rows -> Measurement.missing("left out"));
    assertEquals(Verdict.NOT_JUDGED, missing.judge(none, Scale.PAPER, false).verdict());
  }

  @Test
  void aClaimSaysWhatItRestsOnAndHowItsNumberIsDefined() {
    assertThrows(
        NullPointerException.class,
        () -> Claim.reported(null, "x", "y", rows -> Measurement.missing("")));
    assertThrows(
        IllegalArgumentException.class,
        () -> Claim.reported(Basis.ABSTRACT, "x", " ", rows -> Measurement.missing("")));
  }
}
