package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.DeviceForSweeps;
import org.synapticcaching.cli.DeviceThatIsLost;
import org.synapticcaching.cli.MeasuredDevices;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.paper.FigureCatalog;

/** The backend of a figure when the user leaves the choice to us, where there are large cards. */
class AutomaticBackendTest {
  @TempDir private Path cache;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void plugIn() {
    System.setProperty(DeviceForSweeps.THERE, "true");
    System.setProperty(DeviceThatIsLost.FAST, "true");
    MeasuredDevices.keep(cache);
  }

  @AfterEach
  void pullOut() {
    System.clearProperty(DeviceForSweeps.THERE);
    System.clearProperty(DeviceThatIsLost.FAST);
    MeasuredDevices.forget();
  }

  private FigureEnvironment chosen(String id, Scale scale, int threads, boolean automatic) {
    Figure figure =
        FigureCatalog.all().stream()
            .filter(each -> each.card().id().equals(id))
            .findFirst()
            .orElseThrow();
    FigureEnvironment setting =
        new FigureEnvironment(
            Optional.of(Backends.named("simd")),
            Optional.empty(),
            Optional.empty(),
            automatic ? Optional.of(Backends.automatic()) : Optional.empty(),
            "test",
            List.of());
    List<Point> points = figure.plan(FigureOptions.of(scale)).points();
    return AutomaticBackend.of(setting, figure.card(), points, threads, this::note);
  }

  /** What was measured is told by another test. */
  private void note(String line) {
    if (!line.startsWith("auto goes by what it measured before")) {
      notes.add(line);
    }
  }

  private String perceptrons(String id, Scale scale, int threads) {
    return chosen(id, scale, threads, true).backend().orElseThrow().id();
  }

  /** The device for sweeps learns no networks. */
  private String networks(String id, Scale scale, int threads) {
    System.clearProperty(DeviceForSweeps.THERE);
    return chosen(id, scale, threads, true).backend().orElseThrow().id();
  }

  @Test
  void thousandsOfPerceptronsGoToTheCard() {
    assertEquals(DeviceForSweeps.ID, perceptrons("lr20-fig2b", Scale.PAPER, 16));
    assertTrue(
        notes
            .get(0)
            .startsWith(
                "auto takes "
                    + DeviceForSweeps.ID
                    + ": 3050 perceptrons are expected to be learned "),
        notes.get(0));
    assertEquals(1, notes.size());
  }

  @Test
  void aHundredStayOnTheProcessorIfItHasSomeThreads() {
    assertEquals("simd", perceptrons("lr20-fig2b", Scale.QUICK, 16));
    assertTrue(notes.get(0).startsWith("auto takes simd: 150 perceptrons"), notes.get(0));
  }

  @Test
  void smallPerceptronsStayThere() {
    assertEquals("simd", perceptrons("n22-fig4", Scale.PAPER, 16));
  }

  @Test
  void oneNearCapacityThatTakesLongestHoldsTheOthersUp() {
    assertEquals("simd", perceptrons("lr20-fig1", Scale.PAPER, 16));
  }

  @Test
  void largeNetworksGoToTheCardAndSmallOnesDoNot() {
    assertEquals(DeviceThatIsLost.ID, networks("rp24-size", Scale.PAPER, 2));
    assertEquals("simd", networks("n22-fig6", Scale.QUICK, 16));
    assertTrue(notes.get(1).startsWith("auto takes simd: "), notes.get(1));
  }

  @Test
  void networksThatFollowFromOneAnotherStayOnTheProcessor() {
    assertEquals("simd", networks("lr20-fig5c", Scale.PAPER, 1));
    assertTrue(notes.get(0).contains("one at a time"), notes.get(0));
  }

  @Test
  void figuresWithoutPerceptronsOrNetworksAreLeftAlone() {
    assertEquals("simd", perceptrons("lr20-fig2s1", Scale.PAPER, 1));
    assertEquals(List.of(), notes);
  }

  @Test
  void whoeverNamesABackendGetsIt() {
    FigureEnvironment named = chosen("lr20-fig2b", Scale.PAPER, 16, false);
    assertEquals("simd", named.backend().orElseThrow().id());
    assertEquals(List.of(), notes);
  }

  @Test
  void withoutACardNothingIsSaid() {
    pullOut();
    assertEquals("simd", perceptrons("lr20-fig2b", Scale.PAPER, 16));
    assertEquals("simd", networks("rp24-size", Scale.PAPER, 1));
    assertEquals("simd", networks("lr20-fig5c", Scale.PAPER, 1));
    assertEquals(List.of(), notes);
  }
}
