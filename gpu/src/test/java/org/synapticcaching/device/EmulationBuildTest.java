package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.device.library.CublasVersion;

/** Building the emulation says what is missing, and does nothing twice. */
class EmulationBuildTest {
  @TempDir private Path module;

  private EmulationBuild build(String compiler) {
    return new EmulationBuild(
        module, module.resolve("target"), new HostCompiler(compiler), EmulatedKernels.PLAIN);
  }

  @Test
  void aMissingCompilerIsToldOnOneLine() {
    String missing = build("no-such-compiler").missing();
    assertEquals(1, missing.lines().count());
    assertTrue(missing.contains("no-such-compiler") || missing.contains("Linux"), missing);
  }

  @Test
  void onlyWhatChangedIsCompiledAgain() throws IOException {
    HostCompiler compiler = HostCompiler.usual();
    assumeTrue(build(compiler.command()).missing() == null, "nothing to compile with");
    Path source = sources("int one() { return 1; }");
    Path first = build(compiler.command()).run(CublasVersion.TWELVE);
    assertTrue(Files.exists(first.resolve("libcuda.so.1")));
    assertTrue(Files.exists(first.resolve("libcublas.so.12")));
    long objects = objects();
    assertEquals(first, build(compiler.command()).run(CublasVersion.TWELVE));
    assertEquals(objects, objects());
    Files.writeString(source, "int one() { return 2; }");
    assertFalse(first.equals(build(compiler.command()).run(CublasVersion.TWELVE)));
    assertEquals(objects + 1, objects());
    Files.writeString(source, "int one() { return }");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class, () -> build(compiler.command()).run(CublasVersion.TWELVE));
    assertTrue(thrown.getMessage().contains("kernel.cu"), thrown.getMessage());
  }

  /** The least that a module has to have: a driver, a kernel, and a cuBLAS of each version. */
  private Path sources(String kernel) throws IOException {
    Path emulator = module.resolve("src/test/emulator");
    Path cublas = Files.createDirectories(emulator.resolve("cublas"));
    Files.createDirectories(emulator.resolve("kernels"));
    Files.writeString(emulator.resolve("driver.cpp"), "int driver() { return 0; }\n");
    Files.writeString(cublas.resolve("cublas.cpp"), "int cublas() { return 0; }\n");
    Files.writeString(cublas.resolve("cublas12.map"), "libcublas.so.12 { global: *; };\n");
    Path source = Files.createDirectories(module.resolve("src/main/cuda")).resolve("kernel.cu");
    return Files.writeString(source, kernel);
  }

  private long objects() throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".o")).count();
    }
  }
}
