package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertEquals("status 0, version 130000", load("13000", folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12000", "12060", "13010"})
  void cublas12IsPreferred(String cuda) throws Exception {
    standIn("12", 120_000);
    standIn("13", 130_000);
    assertEquals("status 0, version 120000", load(cuda, folder));
  }

  @Test
  void theOneThatFitsTheDriverIsTakenWhicheverIsFoundFirst() throws Exception {
    Path newer = Files.createDirectory(folder.resolve("13"));
    Path older = Files.createDirectory(folder.resolve("12"));
    standIn("13", 130_000, newer);
    standIn("12", 120_000, older);
    assertEquals("status 0, version 120000", load("12020", newer, older));
  }

  @Test
  void oneThatCannotBeLoadedDoesNotHideAnotherOne() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("libcublas.so.12"), "broken");
    standIn("12", 120_000);
    String told = load("12020", broken, folder);
    // Java itself warns of a library that is broken.
    assertTrue(told.endsWith("\nstatus 0, version 120000"), told);
  }

  @Test
  void cublas13OnADriverOfCuda12IsRefusedWithBothVersionsAndWhatToDo() throws Exception {
    standIn("13", 130_000);
    String told = load("12040", folder);
    assertEquals(
        "cuBLAS 13 (in "
            + folder
            + ") needs a driver that offers CUDA 13.0, and this one offers CUDA 12.4;"
            + " install NVIDIA driver 580 or newer, or cuBLAS 12 (",
        told.substring(0, told.indexOf("(part") + 1));
    assertTrue(told.contains("-D" + CublasSearch.PROPERTY + "=FOLDER"), told);
    assertEquals(1, told.lines().count());
  }

  @Test
  void aBrokenCopyInTheTemporaryFolderDoesNoHarmAndNothingIsLeftThere() throws Exception {
    standIn("12", 120_000);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path broken = temporary.resolve("libJCublas2-12.6.0-linux-x86_64.so");
    Files.writeString(broken, "broken");
    assertEquals("status 0, version 120000", load("12060", folder));
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
            () -> NativeLibraries.loadCublas(new CublasSearch(List.of(folder), true), 13_000));
    assertTrue(thrown.getMessage().contains(folder.toString()), thrown.getMessage());
    assertTrue(thrown.remedy().contains(CublasSearch.PROPERTY), thrown.remedy());
  }

  /** Two libraries that depend on each other as cuBLAS's do, with its symbol versions. */
  private void standIn(String number, int version) throws Exception {
    standIn(number, version, folder);
  }

  private void standIn(String number, int version, Path into) throws Exception {
    Path source = folder.resolve("cublas.cpp");
    Files.writeString(
        source,
        "extern \"C\" int light();\n"
            + "extern \"C\" int cublasGetVersion_v2(void*, int* version)"
            + " { *version = light(); return 0; }\n");
    Path light = folder.resolve("light.cpp");
    Files.writeString(light, "extern \"C\" int light() { return " + version + "; }\n");
    Path other = into.resolve("libcublasLt.so." + number);
    compile(other, light, List.of());
    compile(into.resolve("libcublas.so." + number), source, List.of(other.toString()));
  }

  private void compile(Path library, Path source, List<String> needed) throws Exception {
    String name = library.getFileName().toString();
    Path map = folder.resolve("map");
    Files.writeString(map, name + " { global: *; };\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                "g++",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                source.toString(),
                "-Wl,-soname," + name,
                "-Wl,--version-script=" + map));
    command.addAll(needed);
    Result result = run(command);
    assertEquals(0, result.code, result.output);
  }

  /** What loading prints, by a driver of some CUDA. */
  private String load(String cuda, Path... from) throws Exception {
    Path temporary = folder.resolve("tmp");
    Files.createDirectories(temporary);
    List<String> words =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                CublasLoading.class.getName(),
                cuda));
    Arrays.stream(from).map(Path::toString).forEach(words::add);
    return run(OtherJava.with(words)).output.strip();
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
