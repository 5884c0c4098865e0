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

  /** Assembles all resources for all cards, as many at once as there are processors. */
  private static final Map<String, Future<String>> LOGS = new TreeMap<>();

  static List<Path> resources() {
    return KernelSources.ptx();
  }

  @BeforeAll
  static void assemble() {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    for (Path resource : PtxAssembler.present() ? resources() : List.<Path>of()) {
      for (String card : CARDS) {
        LOGS.put(
            resource + card, pool.submit(() -> PtxAssembler.kept(parsed(resource), card).log()));
      }
    }
    pool.shutdown();
  }

  private static Ptx parsed(Path resource) {
    return Ptx.parse(resource.toString(), read(resource));
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
    assumeTrue(PtxAssembler.present(), "JCuda has no PTX compiler for this platform");
    Ptx ptx = parsed(resource);
    assertFalse(ptx.kernels().isEmpty(), "no kernels in " + resource);
    for (String card : CARDS) {
      String log = LOGS.get(resource + card).get();
      List<KernelResources> told = KernelResources.of(log);
      told.forEach(each -> assertEquals(0, each.spilledBytes(), () -> each + " for " + card));
      assertEquals(
          ptx.kernels().keySet(),
          told.stream().map(KernelResources::kernel).collect(Collectors.toSet()),
          () -> "told by the compiler:\n" + log);
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

  @Test
  void theSameCompilerMakesTheSamePtxAgain(@TempDir Path folder) throws Exception {
    List<Path> kept = KernelSources.ptx();
    String here = nvccVersion(folder);
    List<Path> same = kept.stream().filter(file -> here.equals(madeBy(file))).toList();
    assumeTrue(!here.isEmpty(), "no nvcc here");
    assumeTrue(
        same.equals(kept), () -> "nvcc here is " + here + ", the PTX was made by another one");
    Process compile =
        new ProcessBuilder(
                "sh",
                KernelSources.folder().resolve("compile.sh").toString(),
                "--out",
                folder.resolve("ptx").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    finish(compile);
    assertEquals(0, compile.exitValue(), () -> read(folder.resolve("log")));
    for (Path file : kept) {
      Path again = folder.resolve("ptx").resolve(KernelSources.resources().relativize(file));
      assertEquals(read(again), read(file), () -> "another text of " + file);
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
