package org.synapticcaching.cli.launch;

import java.util.ArrayList;
import java.util.List;

/** Flags by which a Java computes as fast as it can. */
public final class SpeedFlags {
  private SpeedFlags() {}

  /** The one that gives it the Vector API. */
  public static final String VECTOR = "--add-modules=" + Launcher.VECTOR_MODULE;

  /** For the libraries of graphics cards, which newer versions of Java warn about. */
  public static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /**
   * Objects on cache lines of 64 bytes, so that no vector of weights crosses one (a fifth faster),
   * and the collector with the least start-up and memory, since learning allocates next to nothing;
   * nearly all memory is for what lives long, as matrices do. Kernels of vectors are inlined
   * however deep their callers are: at Java 17's limit of 15 one start in six left parts of the
   * forward pass out of line, which then took 2.6 times as long. They are compiled ten times
   * earlier than other methods, and with their profile from the first time on: until then each of
   * their vectors is an object, whose own methods would keep the compiler busy. All others but
   * those of {@code ejml}, whose few calls have long loops, are optimized four times as late as
   * usual: a figure that learns for a second calls thousands of methods often enough to have them
   * optimized, and would not earn back a tenth of its time. Those without loops over a row (the
   * later flags count) are compiled earlier still, or they would wait longest: what counts is how
   * often loops go round; but not those of tiles and of outer products, which gained nothing, and
   * were left with objects in some starts. Activations are compiled by themselves: between the
   * calls around them, their constants are on the stack.
   *
   * @param userFlags flags that the user gave it, which stay as they are
   */
  public static List<String> beside(List<String> userFlags) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-XX:ObjectAlignmentInBytes=64",
                "-XX:MaxInlineLevel=40",
                "-XX:Tier3DelayOn=100",
                "-XX:CompileCommand=quiet",
                "-XX:Tier4InvocationThreshold=20000",
                "-XX:Tier4MinInvocationThreshold=2400",
                "-XX:Tier4CompileThreshold=60000",
                "-XX:Tier4BackEdgeThreshold=160000",
                "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.ejml*::*,0.25",
                "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.simd*::*,0.1",
                earlier("RowsOf*"),
                earlier("DotKernels"),
                earlier("ConsolidationKernels"),
                "-XX:CompileCommand=dontinline,"
                    + "org.synapticcaching.simd.kernel.ActivationKernels::activate"));
    if (userFlags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
      flags.add("-XX:+UseSerialGC");
      flags.add("-XX:NewRatio=8");
    }
    return flags;
  }

  private static String earlier(String kernels) {
    return "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.simd.kernel."
        + kernels
        + "::*,0.02";
  }
}
