package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;
import org.synapticcaching.device.library.CublasSearch;
import org.synapticcaching.device.library.MissingLibrary;
import org.synapticcaching.device.library.NativeLibraries;

/** Loads stand-ins for cuBLAS, compiled for the test, through JCuda's real library. */
class CublasLoadingTest {
  private static final long MINUTES = 20;

  @TempDir private Path folder;

  @BeforeEach
  void needsJcudasLibraryAndACompiler() throws Exception {
    assumeTrue(PtxAssembler.present(), "JCuda has no native libraries for this platform");
    assumeTrue(run(List.of("g++", "--version")).code == 0, "no C++ compiler (g++) here");
  }

  @Test
  void aMachineWithCuda13OnlyUsesItsCublas() throws Exception {
    standIn("13", 130_000);
    assertEquals("status 0, version 130000", load(folder).output.strip());
  }

  @Test
  void cublas12IsPreferred() throws Exception {
    standIn("12", 120_000);
    standIn("13", 130_000);
    assertEquals("status 0, version 120000", load(folder).output.strip());
  }

  @Test
  void aBrokenCopyInTheTemporaryFolderDoesNoHarmAndNothingIsLeftThere() throws Exception {
    standIn("12", 120_000);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path broken = temporary.resolve("libJCublas2-12.6.0-linux-x86_64.so");
    Files.writeString(broken, "broken");
    assertEquals("status 0, version 120000", load(folder).output.strip());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(
          List.of(broken),
          left.filter(path -> !path.getFileName().toString().startsWith("hs")).toList());
    }
  }

  @Test
  void aNamedFolderWithoutCublasIsToldByItsName() {
    MissingLibrary thrown =
        assertThrows(
            MissingLibrary.class,
            () -> NativeLibraries.loadCublas(new CublasSearch(List.of(folder), true)));
    assertTrue(thrown.getMessage().contains(folder.toString()), thrown.getMessage());
    assertTrue(thrown.remedy().contains(CublasSearch.PROPERTY), thrown.remedy());
  }

  /** Two libraries that depend on each other as cuBLAS's do, with its symbol versions. */
  private void standIn(String number, int version) throws Exception {
    Path source = folder.resolve("cublas.cpp");
    Files.writeString(
        source,
        "extern \"C\" int light();\n"
            + "extern \"C\" int cublasGetVersion_v2(void*, int* version)"
            + " { *version = light(); return 0; }\n");
    Path light = folder.resolve("light.cpp");
    Files.writeString(light, "extern \"C\" int light() { return " + version + "; }\n");
    compile("libcublasLt.so." + number, light, List.of());
    compile(
        "libcublas.so." + number,
        source,
        List.of(folder.resolve("libcublasLt.so." + number).toString()));
  }

  private void compile(String name, Path source, List<String> needed) throws Exception {
    Path map = folder.resolve("map");
    Files.writeString(map, name + " { global: *; };\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                "g++",
                "-shared",
                "-fPIC",
                "-o",
                folder.resolve(name).toString(),
                source.toString(),
                "-Wl,-soname," + name,
                "-Wl,--version-script=" + map));
    command.addAll(needed);
    Result result = run(command);
    assertEquals(0, result.code, result.output);
  }

  private Result load(Path from) throws Exception {
    Path temporary = folder.resolve("tmp");
    Files.createDirectories(temporary);
    return run(
        OtherJava.with(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                CublasLoading.class.getName(),
                from.toString())));
  }

  private record Result(int code, String output) {}

  private Result run(List<String> command) throws Exception {
    return run(new ProcessBuilder(command));
  }

  private Result run(ProcessBuilder command) throws Exception {
    Path output = folder.resolve("output");
    Process process;
    try {
      process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      return new Result(-1, e.getMessage());
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Result(-1, "not ended after " + MINUTES + " minutes");
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
