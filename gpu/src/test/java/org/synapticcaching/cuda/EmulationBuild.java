package org.synapticcaching.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Builds the emulation with the C++ compiler of the host, from its own sources and from every
 * kernel source of the module and of the tests. What did not change is not compiled again.
 */
final class EmulationBuild {
  /** File names of the libraries, as the loader knows those of the CUDA toolkit. */
  static final String DRIVER = "libcuda.so.1";

  static final String CUBLAS = "libcublas.so.12";

  private static final List<String> FLAGS =
      List.of("-std=c++17", "-O2", "-ffp-contract=off", "-fPIC", "-fvisibility=hidden");
  private static final List<String> STRICT = List.of("-Wall", "-Wextra", "-Werror");
  private static final String CUBLAS_SOURCE = "cublas.cpp";

  private final Path sources;
  private final Path kernels;
  private final Path target;
  private final String compiler;

  EmulationBuild(Path module, Path target, String compiler) {
    this.sources = module.resolve("src/test/emulator");
    this.kernels = module.resolve("src/main/cuda");
    this.target = target;
    this.compiler = compiler;
  }

  /** The build in this module's target folder, with {@code $CXX} or else g++. */
  static EmulationBuild ofThisModule() {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    String compiler = System.getenv("CXX");
    return new EmulationBuild(
        module,
        module.resolve("target/emulator"),
        compiler == null || compiler.isBlank() ? "g++" : compiler);
  }

  /** Why it cannot be built here; null if nothing speaks against it. */
  String missing() {
    String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!platform.equals("Linux on amd64")) {
      return "it needs Linux on amd64, and this is " + platform;
    }
    try {
      return command(List.of(compiler, "--version")).failed()
          ? "the C++ compiler '" + compiler + "' does not work"
          : null;
    } catch (IOException e) {
      return "there is no C++ compiler: install g++, or name one in the variable CXX";
    }
  }

  /**
   * Builds both libraries.
   *
   * @return the folder that they are in
   * @throws IllegalStateException when something does not compile, with what the compiler says
   */
  Path run() {
    try {
      return build();
    } catch (IOException e) {
      throw new UncheckedIOException("the emulation could not be built", e);
    }
  }

  private Path build() throws IOException {
    Files.createDirectories(target);
    String shared =
        hashOf(headers(), command(List.of(compiler, "--version")).output() + FLAGS + STRICT);
    List<Path> objects = compileAll(shared);
    Path cublas = objectOf(sources.resolve(CUBLAS_SOURCE), shared);
    objects.remove(cublas);
    StringBuilder names = new StringBuilder();
    objects.forEach(object -> names.append(object.getFileName()));
    names.append(cublas.getFileName());
    Path folder = target.resolve(hashOf(List.of(), names.toString()));
    Files.createDirectories(folder);
    Path driver = folder.resolve(DRIVER);
    link(driver, DRIVER, objects, List.of());
    link(
        folder.resolve(CUBLAS),
        CUBLAS,
        List.of(cublas),
        List.of("-Wl,--version-script=" + sources.resolve("cublas12.map"), driver.toString()));
    return folder;
  }

  /** Compiles what changed, as many files at once as there are processors. */
  private List<Path> compileAll(String shared) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Path>> pending = new ArrayList<>();
      for (Path source : translationUnits()) {
        pending.add(pool.submit(() -> compile(source, shared)));
      }
      List<Path> objects = new ArrayList<>();
      for (Future<Path> object : pending) {
        objects.add(object.get());
      }
      return objects;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling the emulation", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Path compile(Path source, String shared) throws IOException {
    Path object = objectOf(source, shared);
    if (!Files.exists(object)) {
      List<String> arguments = new ArrayList<>(List.of(compiler));
      arguments.addAll(FLAGS);
      // Kernels are looked through by the compiler for the device.
      arguments.addAll(source.toString().endsWith(".cu") ? List.of("-w") : STRICT);
      arguments.addAll(List.of("-I" + sources, "-I" + kernels, "-x", "c++", "-c"));
      arguments.add(source.toString());
      produce(object, arguments);
    }
    return object;
  }

  private void link(Path library, String name, List<Path> objects, List<String> more)
      throws IOException {
    if (!Files.exists(library)) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  compiler,
                  "-shared",
                  "-Wl,-soname," + name,
                  "-Wl,-z,noexecstack",
                  "-Wl,--no-undefined"));
      objects.forEach(object -> arguments.add(object.toString()));
      arguments.addAll(more);
      produce(library, arguments);
    }
  }

  /** Runs the compiler, and puts its output in place in one step when it is complete. */
  private static void produce(Path output, List<String> arguments) throws IOException {
    Path unfinished = Files.createTempFile(output.getParent(), "unfinished", "");
    try {
      List<String> whole = new ArrayList<>(arguments);
      whole.addAll(List.of("-o", unfinished.toString()));
      Result result = command(whole);
      if (result.failed()) {
        throw new IllegalStateException(
            "the emulation does not compile: " + String.join(" ", whole) + "\n" + result.output());
      }
      Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private Path objectOf(Path source, String shared) throws IOException {
    String stem = source.getFileName().toString().replaceAll("\\.[^.]*$", "");
    return target.resolve(stem + "-" + hashOf(List.of(source), shared) + ".o");
  }

  private List<Path> translationUnits() throws IOException {
    List<Path> units = new ArrayList<>(filesBelow(sources, ".cpp"));
    units.addAll(filesBelow(sources, ".cu"));
    units.addAll(filesBelow(kernels, ".cu"));
    return units;
  }

  private List<Path> headers() throws IOException {
    List<Path> headers = new ArrayList<>(filesBelow(sources, ".h"));
    headers.addAll(filesBelow(kernels, ".cuh"));
    return headers;
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
      return HexFormat.of().formatHex(digest.digest(), 0, 8).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Result(int status, String output) {
    boolean failed() {
      return status != 0;
    }
  }

  private static Result command(List<String> arguments) throws IOException {
    Process process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + arguments.get(0), e);
    }
  }
}
