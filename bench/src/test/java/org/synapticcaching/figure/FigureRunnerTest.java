package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.claim.Verdict;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;

class FigureRunnerTest {
  private static final FigureOptions QUICK = FigureOptions.of(Scale.QUICK);

  @TempDir private Path out;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  private FigureRunner runner(int threads, boolean fresh, BooleanSupplier cancelled) {
    return runner(Optional.empty(), threads, fresh, cancelled);
  }

  private FigureRunner runner(
      Optional<Backend> backend, int threads, boolean fresh, BooleanSupplier cancelled) {
    FigureEnvironment setting =
        new FigureEnvironment(
            backend,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "1.2.3",
            List.of("figure", "fake"));
    return new FigureRunner(
        setting, threads, out, fresh, name -> Progress.SILENT, notices::add, cancelled);
  }

  private FigureReport run(Figure figure) throws IOException {
    return runner(2, false, () -> false).run(figure, QUICK);
  }

  private Path file(String name) {
    return out.resolve("fake").resolve(name);
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file(name)));
  }

  @Test
  void writesDataPicturesClaimsAndHowItWasMade() throws IOException {
    FigureReport report = run(FakeFigure.plain());
    assertTrue(report.complete());
    List<String> lines = Files.readAllLines(file("data.csv"));
    assertEquals("figure,series,seed,x,y", lines.get(0));
    assertEquals("fake,squares,1,0,0.001", lines.get(1));
    assertEquals(1 + 3 * 5, lines.size());
    assertTrue(ImageIO.read(file("figure.png").toFile()).getWidth() > 1000);
    assertTrue(Files.readString(file("figure.svg")).contains("<svg"));
    JsonNode claim = json("claims.json").get("claims").get(0);
    assertEquals("met", claim.get("verdict").asText());
    assertEquals(16.003, claim.get("measured").asDouble(), 1e-12);
    assertEquals("at least 16", claim.get("expected").asText());
    assertEquals("reading", claim.get("basis").asText());
    assertEquals(3, claim.get("runs").asInt());
    JsonNode run = json("run.json");
    assertEquals("figure fake", run.get("command").asText());
    assertEquals("1.2.3", run.get("version").asText());
    assertEquals(5.0, run.get("settings").get("bound").asDouble());
    assertEquals(0, run.get("runsTakenFromBefore").asInt());
  }

  @Test
  void aClaimThatIsNotMetIsReportedWithItsNumber() throws IOException {
    FigureReport report = run(FakeFigure.of(seed -> {}, 5, 100));
    assertEquals(Verdict.NOT_MET, report.judgements().get(0).verdict());
    assertEquals("not met", json("claims.json").get("claims").get(0).get("verdict").asText());
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertTrue(text.toString().contains("expected at least 100, measured 16"), text.toString());
    assertTrue(
        text.toString().contains("not met     squares get large [reading]"), text.toString());
  }

  @Test
  void whatTheReferenceRunMeasuredStandsBesideIt() throws IOException {
    StringWriter text = new StringWriter();
    run(FakeFigure.plain()).print(new PrintWriter(text));
    List<String> lines = text.toString().lines().map(String::strip).toList();
    int claim = 0;
    while (!lines.get(claim).contains("squares get large")) {
      claim++;
    }
    assertEquals("beside the reference run: paper scale, mnist", lines.get(claim - 1));
    assertEquals("reference: 3600.5, met (largest of 60)", lines.get(claim + 2));
  }

  @Test
  void resultsDoNotDependOnThreads() throws IOException {
    runner(1, true, () -> false).run(FakeFigure.plain(), QUICK);
    byte[] data = Files.readAllBytes(file("data.csv"));
    byte[] picture = Files.readAllBytes(file("figure.svg"));
    runner(3, true, () -> false).run(FakeFigure.plain(), QUICK);
    assertArrayEquals(data, Files.readAllBytes(file("data.csv")));
    assertArrayEquals(picture, Files.readAllBytes(file("figure.svg")));
  }

  @Test
  void anInterruptedFigureKeepsFinishedRunsAndGoesOn() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    // The dearest point, seed 3, runs first; the user stops when the second one has begun.
    Figure stopped = FakeFigure.of(seed -> stop.set(seed == 2 || stop.get()), 5, 16);
    FigureReport report = runner(1, false, stop::get).run(stopped, QUICK);
    assertFalse(report.complete());
    assertEquals(1, report.finished());
    assertFalse(Files.exists(file("data.csv")));

    List<Long> computed = Collections.synchronizedList(new ArrayList<>());
    FigureReport second = run(FakeFigure.of(computed::add, 5, 16));
    assertTrue(second.complete());
    assertEquals(1, second.reused());
    Collections.sort(computed);
    assertEquals(List.of(1L, 2L), computed);
    byte[] data = Files.readAllBytes(file("data.csv"));
    runner(2, true, () -> false).run(FakeFigure.plain(), QUICK);
    assertArrayEquals(Files.readAllBytes(file("data.csv")), data);
  }

  @Test
  void aRerunComputesNothingAndFreshComputesAll() throws IOException {
    run(FakeFigure.plain());
    List<Long> computed = Collections.synchronizedList(new ArrayList<>());
    Figure counting = FakeFigure.of(computed::add, 5, 16);
    assertEquals(3, run(counting).reused());
    assertEquals(List.of(), computed);
    assertEquals(0, runner(2, true, () -> false).run(counting, QUICK).reused());
    assertEquals(3, computed.size());
  }

  @Test
  void otherSettingsAreComputedAnew() throws IOException {
    run(FakeFigure.plain());
    assertEquals(0, run(FakeFigure.of(seed -> {}, 6, 16)).reused());
    FigureOptions more = new FigureOptions(Scale.QUICK, 2, OptionalInt.of(4), Optional.empty());
    assertEquals(2, runner(2, false, () -> false).run(FakeFigure.plain(), more).reused());
  }

  @Test
  void runsOfAnotherBackendAreToldOfAndNotUsed() throws IOException {
    runner(Optional.of(Backends.named("ejml")), 1, false, () -> false)
        .run(FakeFigure.plain(), QUICK);
    String ejml = json("run.json").get("numbers").asText();
    assertEquals(Backends.named("ejml").numerics().words(), ejml);
    assertEquals(List.of(), notices);
    FigureRunner simd = runner(Optional.of(Backends.named("simd")), 1, false, () -> false);
    assertEquals(0, simd.run(FakeFigure.plain(), QUICK).reused());
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).startsWith("3 saved run(s)"), notices.get(0));
    assertTrue(notices.get(0).contains(ejml), notices.get(0));
    assertEquals(3, simd.run(FakeFigure.plain(), QUICK).reused());
    assertEquals(1, notices.size());
  }

  @Test
  void aFailingRunIsNamedAndTheOthersStaySaved() throws IOException {
    Figure failing =
        FakeFigure.of(
            seed -> {
              if (seed == 1) {
                throw new UnsupportedOperationException("no such policy");
              }
            },
            5,
            16);
    IllegalStateException problem =
        assertThrows(
            IllegalStateException.class, () -> runner(1, false, () -> false).run(failing, QUICK));
    assertEquals(
        "run squares/seed=1 failed: no such policy"
            + " (finished runs are saved; the same command goes on from there)",
        problem.getMessage());
    assertEquals(2, run(FakeFigure.plain()).reused());
  }

  @Test
  void nothingRunsAnyMoreWhenAFailureIsReported() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> failed = new CompletableFuture<>();
    AtomicBoolean ended = new AtomicBoolean();
    Figure failing =
        FakeFigure.of(
            seed -> {
              if (seed == 3) {
                begun.join();
                failed.complete(null);
                throw new UnsupportedOperationException("no such policy");
              } else if (seed == 2) {
                begun.complete(null);
                failed.join();
                // The failure is on its way to be reported.
                LockSupport.parkNanos(10_000_000);
                ended.set(true);
              }
            },
            5,
            16);
    assertThrows(
        IllegalStateException.class, () -> runner(2, false, () -> false).run(failing, QUICK));
    assertTrue(ended.get());
  }
}
