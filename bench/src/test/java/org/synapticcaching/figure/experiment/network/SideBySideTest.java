package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;

/** On a device, the networks of a figure learn in one population. */
class SideBySideTest {
  private static final DataSet DIGITS =
      DataSets.open(
          new DataRequest(
              DataRequest.DIGITS,
              InputEncoding.UNIT,
              Optional.empty(),
              1,
              OptionalInt.of(60),
              OptionalInt.of(20)),
          line -> {});

  @TempDir private Path folder;
  private final List<Integer> opened = new ArrayList<>();

  /** Computes like simd, and is said to be a device or not. */
  private final class Counting implements Backend {
    private final Backend simd = Backends.named("simd");
    private final boolean device;

    Counting(boolean device) {
      this.device = device;
    }

    @Override
    public String id() {
      return simd.id();
    }

    @Override
    public String description() {
      return simd.description();
    }

    @Override
    public BackendDesign design() {
      return simd.design();
    }

    @Override
    public Precision precision() {
      return simd.precision();
    }

    @Override
    public Availability availability() {
      return simd.availability();
    }

    @Override
    public boolean prefersPopulations() {
      return device;
    }

    @Override
    public long bytes(PopulationSpec spec) {
      return simd.bytes(spec);
    }

    @Override
    public Population open(PopulationSpec spec) {
      synchronized (opened) {
        opened.add(spec.replicas().size());
      }
      return simd.open(spec);
    }
  }

  private FigureReport make(boolean device, String name, int stopAfter) throws Exception {
    int[] asked = {0};
    FigureEnvironment setting =
        new FigureEnvironment(
            Optional.of(new Counting(device)),
            Optional.of(DIGITS),
            Optional.empty(),
            false,
            "test",
            List.of("figure"));
    return new FigureRunner(
            setting,
            1,
            folder.resolve(name),
            false,
            figure -> Progress.SILENT,
            line -> {},
            () -> ++asked[0] > stopAfter)
        .run(TinyCurves.figure(), FigureOptions.of(Scale.QUICK));
  }

  @Test
  void networksOfOneShapeAndPlanShareAPopulationAndLearnTheSame() throws Exception {
    assertTrue(make(false, "alone", Integer.MAX_VALUE).complete());
    assertEquals(List.of(1, 1, 1, 1, 1), opened);
    opened.clear();
    assertTrue(make(true, "together", Integer.MAX_VALUE).complete());
    opened.sort(null);
    assertEquals(List.of(1, 4), opened, "one has another number of hidden units");
    String data = TinyCurves.ID + "/data.csv";
    assertEquals(
        Files.readString(folder.resolve("alone").resolve(data)),
        Files.readString(folder.resolve("together").resolve(data)));
  }

  @Test
  void whatHasEndedIsSavedThoughOthersAreStopped() throws Exception {
    FigureReport report = make(true, "stopped", 20);
    assertEquals(1, report.finished(), "the one that learns fastest has reached its goal");
    try (Stream<Path> saved = Files.list(folder.resolve("stopped/" + TinyCurves.ID + "/runs"))) {
      assertEquals(report.finished(), saved.count());
    }
    opened.clear();
    FigureReport rest = make(true, "stopped", Integer.MAX_VALUE);
    assertTrue(rest.complete());
    assertEquals(report.finished(), rest.reused());
  }
}
