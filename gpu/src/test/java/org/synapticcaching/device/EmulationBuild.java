package org.synapticcaching.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.synapticcaching.device.library.CublasVersion;

/**
 * Builds the emulation with the C++ compiler of the host, from its own sources and from every
 * kernel source of the module and of the tests. What did not change is not compiled again.
 */
final class EmulationBuild {
  /** The emulated driver's file name, by which the loader knows that of a machine with a GPU. */
  static final String DRIVER = "libcuda.so.1";

  private static final List<String> FLAGS =
      List.of("-std=c++17", "-O3", "-ffp-contract=off", "-fPIC", "-fvisibility=hidden");
  private static final List<String> STRICT = List.of("-Wall", "-Wextra", "-Werror");

  /**
   * As the compiler for the device takes the language, which also looks the kernels through. What
   * more than the first level would save in all tests is less than what it takes to compile, and so
   * is what its dearest pass saves.
   */
  private static final List<String> KERNEL =
      List.of(
          "-O1", "-fno-tree-dominator-opts", "-fno-strict-aliasing", "-fwrapv", "-w", "-x", "c++");

  private static final List<String> LINK =
      List.of("-shared", "-Wl,-z,noexecstack", "-Wl,--no-undefined");

  private final Path sources;
  private final Path kernels;
  private final Path target;
  private final HostCompiler compiler;
  private final EmulatedKernels kind;

  EmulationBuild(Path module, Path target, HostCompiler compiler, EmulatedKernels kind) {
    this.sources = module.resolve("src/test/emulator");
    this.kernels = module.resolve("src/main/cuda");
    this.target = target;
    this.compiler = compiler;
    this.kind = kind;
  }

  /** The build in the target folder of the module {@code gpu}, from that or another module. */
  static EmulationBuild ofThisProject() {
    Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path gpu = here.resolveSibling("gpu");
    return new EmulationBuild(
        gpu, gpu.resolve("target/emulator"), HostCompiler.usual(), EmulatedKernels.wanted());
  }

  /** Why it cannot be built here; null if nothing speaks against it. */
  String missing() {
    String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!platform.equals("Linux on amd64")) {
      return "it needs Linux on amd64, and this is " + platform;
    }
    return compiler.version() == null
        ? "the C++ compiler '"
            + compiler.command()
            + "' was not found or does not work; install"
            + " g++, or name another one in the variable CXX"
        : kind.missing();
  }

  /**
   * Builds the driver and a cuBLAS; other processes that want the same wait meanwhile.
   *
   * @param cublas the cuBLAS to build beside the driver
   * @return the folder that they are in
   * @throws IllegalStateException when something does not compile, with what the compiler says
   */
  Path run(CublasVersion cublas) {
    try {
      Files.createDirectories(target);
      try (FileChannel channel =
              FileChannel.open(
                  target.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock alone = channel.lock()) {
        assert alone.isValid();
        return build(cublas);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the emulation could not be built", e);
    }
  }

  /** One thing to compile. */
  private record Unit(Path source, Path object, List<String> flags) {}

  private Path build(CublasVersion cublas) throws IOException {
    String common = compiler.version() + hashOf(headers(), "");
    List<Unit> driver = new ArrayList<>();
    for (Path source : filesIn(sources, ".cpp")) {
      driver.add(unit(source, STRICT, common));
    }
    List<String> kernel = new ArrayList<>(KERNEL);
    kernel.addAll(EmulatedKernels.instructions());
    for (Path source : kernelSources()) {
      driver.add(unit(source, kind.flags(source, kernel), common));
    }
    List<String> versioned = new ArrayList<>(STRICT);
    versioned.add(
        "-DEMULATED_CUBLAS_VERSION=" + (cublas == CublasVersion.TWELVE ? 120600 : 130000));
    List<Unit> blas = new ArrayList<>();
    for (Path source : filesIn(sources.resolve("cublas"), ".cpp")) {
      blas.add(unit(source, versioned, common));
    }
    compile(driver, blas);
    Path folder = kind.folder(target).resolve(hashOf(List.of(), driver.toString() + blas));
    Files.createDirectories(folder);
    Path library = folder.resolve(DRIVER);
    link(library, driver, List.of());
    String map = cublas == CublasVersion.TWELVE ? "cublas12.map" : "cublas13.map";
    link(
        folder.resolve(cublas.file()),
        blas,
        List.of(
            "-Wl,--version-script=" + sources.resolve("cublas").resolve(map), library.toString()));
    // Whoever starts a program on an emulated GPU takes the one that was asked for last.
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    return folder;
  }

  /** Names the object by everything it is made from. */
  private Unit unit(Path source, List<String> more, String common) throws IOException {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(more);
    String stem = source.getFileName().toString().replaceAll("\\.[^.]*$", "");
    String name = stem + "-" + hashOf(List.of(source), common + flags) + ".o";
    return new Unit(source, target.resolve(name), flags);
  }

  /** Compiles what changed, as many files at once as there are processors. */
  private void compile(List<Unit> driver, List<Unit> blas) {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (Unit unit : Stream.concat(driver.stream(), blas.stream()).toList()) {
        if (!Files.exists(unit.object)) {
          pending.add(pool.submit(() -> compile(unit)));
        }
      }
      for (Future<?> object : pending) {
        object.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling the emulation", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the emulation does not compile: " + e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Void compile(Unit unit) throws IOException {
    List<String> arguments = new ArrayList<>(unit.flags);
    arguments.addAll(List.of("-I" + sources, "-I" + kernels, "-c", unit.source.toString()));
    compiler.produce(unit.object, arguments);
    return null;
  }

  /** What the compiler says against a file that includes headers of kernels; empty if nothing. */
  String complaints(Path source) throws IOException {
    List<String> arguments = new ArrayList<>(FLAGS);
    arguments.addAll(KERNEL);
    arguments.addAll(List.of("-fsyntax-only", "-I" + sources, "-I" + kernels, source.toString()));
    return compiler.complaints(arguments);
  }

  private void link(Path library, List<Unit> units, List<String> more) throws IOException {
    if (!Files.exists(library)) {
      List<String> arguments = new ArrayList<>(LINK);
      arguments.add("-Wl,-soname," + library.getFileName());
      units.forEach(unit -> arguments.add(unit.object.toString()));
      arguments.addAll(more);
      compiler.produce(library, arguments);
    }
  }

  private List<Path> kernelSources() throws IOException {
    List<Path> units = new ArrayList<>(filesBelow(kernels, ".cu"));
    units.addAll(filesIn(sources.resolve("kernels"), ".cu"));
    return units;
  }

  private List<Path> headers() throws IOException {
    List<Path> headers = new ArrayList<>(filesIn(sources, ".h"));
    headers.addAll(filesIn(sources.resolve("cublas"), ".h"));
    headers.addAll(filesIn(sources.resolve("cublas"), ".map"));
    headers.addAll(filesBelow(kernels, ".cuh"));
    return headers;
  }

  private static List<Path> filesIn(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String hashOf(List<Path> files, String more) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(more.getBytes(StandardCharsets.UTF_8));
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
