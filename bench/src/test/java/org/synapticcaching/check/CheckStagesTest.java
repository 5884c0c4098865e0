package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.figure.ReferenceRun;
import org.synapticcaching.suite.CardRows;

/** The stages are as long as somebody waits for, and lack nothing that they name. */
class CheckStagesTest {
  private static final Duration MOST = Duration.ofMinutes(25);
  private static final Duration MOST_OF_FIRST = Duration.ofMinutes(4);

  private static Duration together(Stream<CheckStage> stages) {
    return stages.map(CheckStage::expected).reduce(Duration.ZERO, Duration::plus);
  }

  private static CheckStage stage(String id) {
    return CheckStages.all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void togetherTheyTakeLessThanHalfAnHour() {
    assertTrue(together(CheckStages.all().stream()).compareTo(MOST) < 0);
    assertTrue(together(CheckStages.all().stream().limit(2)).compareTo(MOST_OF_FIRST) < 0);
    assertEquals(CheckStages.PROBE, CheckStages.ids().get(0));
  }

  @Test
  void theBenchmarksFitIntoTheirTime() {
    List<Backend> backends =
        Backends.all().stream()
            .filter(each -> List.of("simd", "cublas", "cuda").contains(each.id()))
            .toList();
    double seconds = CardRows.plan(backends, 16).expectedSeconds();
    assertTrue(seconds < stage("benchmarks").expected().toSeconds(), seconds + " s");
  }

  @Test
  void everyFigureHasAReferenceRunAtPaperScale() {
    for (String figure : FigureWork.FIGURES) {
      assertEquals("paper", ReferenceRun.of(figure).orElseThrow().scale(), figure);
    }
  }

  @Test
  void everyExpectationBelongsToAStage() {
    for (Expectation expectation : Expectations.all()) {
      assertTrue(CheckStages.ids().contains(expectation.stage()), expectation.toString());
    }
  }

  @Test
  void theListHasEveryStageAndTheTimeOfAll() {
    String list = CheckStages.listing(List.of("probe", "contract"));
    assertEquals(3, list.lines().count(), list);
    assertTrue(list.contains("together     3 min"), list);
  }
}
