package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

class FigureReportTest {
  @Test
  void whatNothingWasExpectedOfIsPrintedWithoutAnExpectation() {
    Claim number =
        Claim.reported(
            Basis.READING, "the set churns", "index", rows -> new Measurement(0.8, 3, ""));
    Judgement found = number.judge(new Table(List.of()), Scale.PAPER, true);
    StringWriter text = new StringWriter();
    new FigureReport(
            FakeFigure.plain().card(),
            Scale.PAPER,
            "",
            1,
            1,
            0,
            List.of(found),
            Optional.empty(),
            List.of(),
            List.of(),
            new WrittenFiles(Path.of("results"), List.of(), List.of()),
            Duration.ZERO)
        .print(new PrintWriter(text));
    assertTrue(text.toString().contains("index: measured 0.800 (3 runs)"), text.toString());
    assertTrue(text.toString().contains("reported    the set churns [reading]"), text.toString());
  }
}
