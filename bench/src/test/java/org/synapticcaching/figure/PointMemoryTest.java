package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.FigurePoints;
import org.synapticcaching.figure.run.Outcome;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.PointQueue;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.SavedPoints;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Numerics;
import org.synapticcaching.model.Replica;

/** Points that open large networks share the memory there is. */
class PointMemoryTest {
  private static final Patterns ONE = Patterns.ofFloats(new float[784], 784, new int[1], 10);
  private static final DataSet DATA = new DataSet("one", "", ONE, ONE);
  private static final Network NETWORK = Network.rp24(784, List.of(1000), 10);
  private static final PopulationSpec SPEC =
      PopulationSpec.single(NETWORK, Replica.of(NETWORK, 1, 0.01, Consolidation.none()));
  private static final long NEED = MemoryNeed.of(Backends.named("ejml"), SPEC, DATA).bytes();

  @TempDir private Path folder;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private Outcome run(long memory) throws IOException {
    return run(Backends.named("ejml"), memory, this::point);
  }

  private Outcome run(Backend backend, long memory, Function<String, Point> point)
      throws IOException {
    FigureEnvironment environment =
        new FigureEnvironment(
            Optional.of(backend),
            Optional.of(DATA),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("figure"));
    SavedPoints saved = new SavedPoints(folder, new Numerics("none", 1, ""), "", line -> {});
    List<Point> points = Stream.of("a", "b", "c", "d").map(point).toList();
    FigurePoints figure = new FigurePoints("large", environment, saved, points, 1);
    Outcome outcome =
        new PointQueue(4, memory, true, () -> false, progress -> {}).run(List.of(figure)).get(0);
    outcome.requireNoFailure();
    return outcome;
  }

  private Point point(String key) {
    return new Point(
        key,
        key,
        1,
        Optional.of(SPEC),
        context -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          for (int i = 0; i < 1000; i++) {
            Thread.onSpinWait();
          }
          running.decrementAndGet();
          return List.of(Row.builder().set("key", key).build());
        },
        Optional.empty());
  }

  @Test
  void onlyAsManyPointsRunSideBySideAsMemoryLasts() throws IOException {
    assertEquals(4, run(2 * NEED - 1).finished());
    assertEquals(1, most.get());
  }

  /** Points of one group, on a backend that prefers populations. */
  private List<Integer> populations(long memory) throws IOException {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    BatchedWork together =
        new BatchedWork() {
          @Override
          public Object group() {
            return "all";
          }

          @Override
          public void run(List<BatchedWork> members, PointContext context, Finished finished)
              throws IOException {
            sizes.add(members.size());
            for (int i = 0; i < members.size(); i++) {
              finished.accept(i, List.of());
            }
          }
        };
    Function<String, Point> batched =
        key ->
            new Point(
                key,
                key,
                1,
                Optional.of(SPEC),
                context -> {
                  sizes.add(1);
                  return List.of();
                },
                Optional.of(together));
    assertEquals(4, run(new CountingBackend(true), memory, batched).finished());
    sizes.sort(null);
    return sizes;
  }

  @Test
  void aPopulationHasAsManyPointsAsMemoryLasts() throws IOException {
    Backend device = new CountingBackend(true);
    List<Replica> three = Collections.nCopies(3, SPEC.replicas().get(0));
    long needOfThree = MemoryNeed.of(device, new PopulationSpec(NETWORK, three, 1), DATA).bytes();
    assertEquals(List.of(4), populations(Long.MAX_VALUE));
    assertEquals(List.of(1, 3), populations(needOfThree));
    assertEquals(List.of(2, 2), populations(needOfThree - 1));
  }

  @Test
  void aPointThatNeverFitsIsRefusedBeforeAnythingRuns() {
    String line = assertThrows(IllegalStateException.class, () -> run(NEED - 1)).getMessage();
    assertTrue(line.startsWith("run a needs about"), line);
    assertTrue(line.contains("--skip"), line);
    assertEquals(0, most.get());
  }
}
