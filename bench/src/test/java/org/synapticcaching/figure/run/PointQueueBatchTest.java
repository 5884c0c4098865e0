package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.figure.CountingBackend;

/** Points that a device computes together, of whatever figure. */
class PointQueueBatchTest {
  @TempDir private Path folder;
  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

  private FigurePoints figure(String id, double secondsPerCost, Point... points) {
    // As where the backend is chosen for each figure: another object, which computes alike.
    Backend device = new CountingBackend(true);
    return QueuedFigure.of(folder, Optional.of(device), id, secondsPerCost, points);
  }

  private PointQueue queue() {
    return new PointQueue(2, Long.MAX_VALUE, false, () -> false, progress -> {});
  }

  /** Its row is its key. */
  private Point together(String key, String bad) {
    return new Point(
        key,
        key,
        1,
        Optional.empty(),
        context -> List.of(),
        Optional.of(new Batch(key, batches, bad)));
  }

  private record Batch(String key, List<List<String>> batches, String bad) implements BatchedWork {
    @Override
    public Object group() {
      return "all";
    }

    @Override
    public boolean batchesSingletons() {
      return true;
    }

    @Override
    public void run(List<BatchedWork> members, PointContext context, Finished finished)
        throws IOException {
      List<String> keys = members.stream().map(member -> ((Batch) member).key).toList();
      batches.add(keys);
      if (keys.contains(bad)) {
        throw new UnsupportedOperationException("cannot learn " + bad);
      }
      for (int m = 0; m < keys.size(); m++) {
        finished.accept(m, List.of(Row.builder().set("key", keys.get(m)).build()));
      }
    }
  }

  @Test
  void aDeviceComputesPointsOfSeveralFiguresTogether() {
    List<Outcome> outcomes =
        queue()
            .run(
                List.of(
                    figure("one", 1, together("a", ""), together("b", "")),
                    figure("other", 1, together("c", ""))));
    assertEquals(1, batches.size());
    assertEquals(List.of("a", "b", "c"), batches.get(0).stream().sorted().toList());
    assertTrue(outcomes.stream().allMatch(Outcome::complete));
    assertEquals("c", outcomes.get(1).rows().rows().get(0).text("key"));
  }

  @Test
  void whatFailsTogetherIsComputedFigureByFigureSoThatOnlyTheOneAtFaultFails() {
    List<Outcome> outcomes =
        queue()
            .run(
                List.of(
                    figure("one", 1, together("a", "c"), together("b", "c")),
                    figure("other", 1, together("c", "c"))));
    assertEquals(3, batches.size());
    assertTrue(outcomes.get(0).complete() && outcomes.get(0).failure().isEmpty());
    assertTrue(outcomes.get(1).failure().orElseThrow().getMessage().contains("cannot learn c"));
  }
}
