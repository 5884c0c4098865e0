package org.synapticcaching.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways in which kernels are compiled for the emulation. */
public enum EmulatedKernels {
  /** Soon compiled and fast, every operation rounded by itself. */
  PLAIN(List.of()),

  /**
   * Telling of each access to memory: races are found, threads can take turns at accesses, and what
   * a device would do is counted. Vectors are read and written as a whole. Of what is told to
   * debuggers only lines are needed. Passes that come after the calls are put in, and so change no
   * count, are left out where they take long. At the second level most counts are within 5 %, and
   * compiling takes two fifths longer.
   */
  WATCHED(
      List.of(
          "-g1",
          "-fno-dce",
          "-fno-dse",
          "-fsanitize=thread",
          "--param=tsan-distinguish-volatile=1",
          "--param=tsan-instrument-func-entry-exit=0",
          "-fno-tree-sra")),

  /**
   * Multiplications and additions contracted, as the compiler for the device does, but for the
   * folder that {@code compile.sh} keeps it from.
   */
  CONTRACTED(List.of("-ffp-contract=fast", "-mfma"));

  /** System property: which of them tests on the emulation run; plain ones unless told. */
  static final String PROPERTY = "emulation.kernels";

  private static final String NEVER_CONTRACTED = "perceptron";
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private final List<String> flags;

  EmulatedKernels(List<String> flags) {
    this.flags = flags;
  }

  /** What the system property names. */
  static EmulatedKernels wanted() {
    String name = System.getProperty(PROPERTY, "plain");
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "-D" + PROPERTY + "=" + name + ": there are plain, watched and contracted", e);
    }
  }

  /** Flags of a kernel source beside the usual ones, which they come after. */
  List<String> flags(Path source, List<String> usual) {
    List<String> all = new ArrayList<>(usual);
    if (this != CONTRACTED || !source.getParent().endsWith(NEVER_CONTRACTED)) {
      all.addAll(flags);
    }
    return all;
  }

  /** Where libraries are put, given where those of the plain ones are. */
  Path folder(Path plain) {
    return this == PLAIN
        ? plain
        : plain.resolveSibling(plain.getFileName() + "-" + name().toLowerCase(Locale.ROOT));
  }

  /**
   * Flags for instructions that kernels often ask for and this processor has: as functions, which
   * do the same, they take several times as long.
   */
  static List<String> instructions() {
    try {
      String processor = Files.readString(PROCESSOR);
      return Stream.of("fma", "popcnt")
          .filter(name -> processor.contains(" " + name + " "))
          .map(name -> "-m" + name)
          .toList();
    } catch (IOException unknown) {
      return List.of();
    }
  }

  /** Why the machine cannot run them; null if nothing speaks against it. */
  String missing() {
    try {
      return this != CONTRACTED || Files.readString(PROCESSOR).contains(" fma ")
          ? null
          : "the processor has no fused multiply-add, which contracted kernels need";
    } catch (IOException e) {
      return "it is not known whether the processor has a fused multiply-add: " + e.getMessage();
    }
  }
}
