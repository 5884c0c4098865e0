package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The PTX that is kept belongs to the sources, and is accepted for the cards that it is for. */
class PtxResourcesTest {
  private static final Pattern TOOLS = Pattern.compile("Cuda compilation tools, .*(V[\\d.]+)");
  private static final long NVCC_MINUTES = 60;
  private static final List<String> CARDS =
      KernelResources.capabilities().stream().map(capability -> "sm_" + capability).toList();

  /** What kernels take, of each resource and card. */
  private static final Map<String, Future<List<KernelResources>>> TOLD = new TreeMap<>();

  static List<Path> resources() {
    return KernelSources.ptx();
  }

  /** Assembles what the table does not tell, as many at once as there are processors. */
  @BeforeAll
  static void assemble() {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    for (Path resource : resources()) {
      Ptx ptx = parsed(resource);
      for (String card : CARDS) {
        if (PtxAssembler.present() || KeptResources.tells(ptx, card)) {
          TOLD.put(resource + card, pool.submit(() -> KeptResources.of(ptx, card)));
        }
      }
    }
    pool.shutdown();
  }

  private static Ptx parsed(Path resource) {
    return Ptx.parse(resource.toString(), read(resource));
  }

  /** The shortest of the kept texts. */
  private static Path shortest() {
    return Collections.min(resources(), Comparator.comparing(file -> read(file).length()));
  }

  @Test
  void everySourceHasItsPtxAndEveryPtxItsSource() {
    assertEquals(
        KernelSources.sources().stream().map(KernelSources::name).sorted().toList(),
        KernelSources.ptx().stream().map(KernelSources::name).sorted().toList(),
        "run gpu/src/main/cuda/compile.sh");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("resources")
  void ptxIsMadeFromTheSourcesAsTheyAre(Path resource) throws IOException {
    Path source = KernelSources.sourceOf(resource);
    assertEquals(
        "// sha256 of sources: " + KernelSources.hash(source),
        Files.readAllLines(resource).get(0),
        "run gpu/src/main/cuda/compile.sh after changing " + source);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("resources")
  void ptxAssemblesForEveryCardWithoutSpills(Path resource) throws Exception {
    Ptx ptx = parsed(resource);
    assertFalse(ptx.kernels().isEmpty(), "no kernels in " + resource);
    for (String card : CARDS) {
      Future<List<KernelResources>> pending = TOLD.get(resource + card);
      assumeTrue(pending != null, "JCuda has no PTX compiler for this platform");
      List<KernelResources> told = pending.get();
      told.forEach(each -> assertEquals(0, each.spilledBytes(), () -> each + " for " + card));
      assertEquals(
          ptx.kernels().keySet(),
          told.stream().map(KernelResources::kernel).collect(Collectors.toSet()),
          "told by the compiler");
    }
  }

  @Test
  void whatIsKeptIsWhatTheCompilerTells() throws IOException {
    assumeTrue(PtxAssembler.present(), "JCuda has no PTX compiler for this platform");
    Ptx ptx = parsed(shortest());
    for (String card : CARDS) {
      assertEquals(
          KernelResources.of(PtxAssembler.assemble(ptx, card).log()), KeptResources.of(ptx, card));
    }
  }

  @Test
  void theAssemblerRefusesWhatDriversOfCuda12WouldRefuse() {
    assumeTrue(PtxAssembler.present(), "JCuda has no PTX compiler for this platform");
    String head = ".target sm_80\n.address_size 64\n";
    Ptx newer = Ptx.parse("newer", ".version 9.0\n" + head);
    assertThrows(IllegalArgumentException.class, () -> PtxAssembler.assemble(newer, "sm_90"));
    Ptx broken = Ptx.parse("broken", ".version 8.0\n" + head + ".entry k() { mov.u32 %r1, 1; }");
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> PtxAssembler.assemble(broken, "sm_90"));
    assertTrue(thrown.getMessage().contains("%r1"), thrown.getMessage());
  }

  /** All that is new, and of the others the shortest. */
  @Test
  void theSameCompilerMakesTheSamePtxAgain(@TempDir Path folder) throws Exception {
    List<Path> kept = KernelSources.ptx();
    String here = nvccVersion(folder);
    List<Path> same = kept.stream().filter(file -> here.equals(madeBy(file))).toList();
    assumeTrue(!here.isEmpty(), "no nvcc here");
    assumeTrue(
        same.equals(kept), () -> "nvcc here is " + here + ", the PTX was made by another one");
    Path script = KernelSources.folder().resolve("compile.sh");
    String hash = Ptx.parse("", read(script)).hash();
    List<Path> again =
        kept.stream()
            .filter(file -> !KeptResources.wasMadeAgain(parsed(file), hash))
            .collect(Collectors.toCollection(ArrayList::new));
    if (again.isEmpty()) {
      again.add(shortest());
    }
    List<String> command =
        new ArrayList<>(
            List.of("sh", script.toString(), "--out", folder.resolve("ptx").toString()));
    for (Path file : again) {
      Path source = KernelSources.sourceOf(file);
      command.add(KernelSources.folder().relativize(source).toString());
    }
    Process compile =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    finish(compile);
    assertEquals(0, compile.exitValue(), () -> read(folder.resolve("log")));
    for (Path file : again) {
      Path made = folder.resolve("ptx").resolve(KernelSources.resources().relativize(file));
      assertEquals(read(made), read(file), () -> "another text of " + file);
    }
    if (Boolean.getBoolean(KeptResources.RENEW)) {
      KeptResources.write(kept.stream().map(PtxResourcesTest::parsed).toList(), CARDS, hash);
    }
  }

  private static void finish(Process process) throws InterruptedException {
    if (!process.waitFor(NVCC_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("nvcc has not ended after " + NVCC_MINUTES + " minutes");
    }
  }

  /** The version that {@code nvcc} calls itself, empty where it cannot be run. */
  private static String nvccVersion(Path folder) throws InterruptedException {
    Path told = folder.resolve("version");
    try {
      finish(
          new ProcessBuilder("nvcc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(told.toFile())
              .start());
    } catch (IOException e) {
      return "";
    }
    return madeBy(told);
  }

  private static String madeBy(Path file) {
    Matcher tools = TOOLS.matcher(read(file));
    return tools.find() ? tools.group(1) : "";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
