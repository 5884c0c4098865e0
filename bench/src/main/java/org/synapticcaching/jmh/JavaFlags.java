package org.synapticcaching.jmh;

import java.util.List;

/** What the command line's launcher starts Java with, so that benchmarks measure what users get. */
public final class JavaFlags {
  /** The Vector API. */
  static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** For the libraries of the graphics card, which newer versions of Java warn about. */
  static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** Objects on cache lines: else the speed of a fork depends on where its arrays happen to lie. */
  static final String ALIGNMENT = "-XX:ObjectAlignmentInBytes=64";

  /** The collector with the least threads; learning allocates next to nothing. */
  static final String COLLECTOR = "-XX:+UseSerialGC";

  /** Nearly all memory for what lives long, as matrices do. */
  static final String OLD = "-XX:NewRatio=8";

  /**
   * Kernels of vectors inlined however deep their callers are: at Java 17's limit of 15 one start
   * in six left parts of the forward pass out of line, which then took 2.6 times as long.
   */
  static final String INLINING = "-XX:MaxInlineLevel=40";

  /** Methods are compiled with a profile from the first time on, however many wait. */
  static final String PROFILED = "-XX:Tier3DelayOn=100";

  /** No word about the command that follows. */
  static final String QUIET = "-XX:CompileCommand=quiet";

  /**
   * All methods are optimized after four times as many calls and rounds of loops as usual, unless a
   * flag below says otherwise: most of what a short run calls often enough, as it reads, writes and
   * draws, is not worth the compiler's time, which learning has to do without. This one is of
   * calls.
   */
  static final String LATE = "-XX:Tier4InvocationThreshold=20000";

  /** As {@link #LATE}, of calls of methods with loops. */
  static final String LATE_LOOPING = "-XX:Tier4MinInvocationThreshold=2400";

  /** As {@link #LATE}, of calls and rounds together. */
  static final String LATE_BOTH = "-XX:Tier4CompileThreshold=60000";

  /** As {@link #LATE}, of rounds. */
  static final String LATE_ROUNDS = "-XX:Tier4BackEdgeThreshold=160000";

  /** Except where a few calls have long loops. */
  static final String USUAL =
      "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.ejml*::*,0.25";

  /** Kernels compiled before the methods of the vectors that they are made of. */
  static final String EARLY =
      "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.simd*::*,0.1";

  /** Some of those without loops over a row even earlier, since by loops they are counted late. */
  static final String EARLIER =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.RowsOf*::*,0.02";

  /** As {@link #EARLIER}. */
  static final String EARLIER_DOTS =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.DotKernels::*,0.02";

  /** As {@link #EARLIER}. */
  static final String EARLIER_CONSOLIDATION =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.ConsolidationKernels::*,0.02";

  /** Activations by themselves: between the calls around them, their constants are on the stack. */
  static final String APART =
      "-XX:CompileCommand=dontinline,org.synapticcaching.simd.kernel.ActivationKernels::activate";

  private JavaFlags() {}

  /** All of them, which every benchmark of learning carries itself. */
  public static List<String> all() {
    return List.of(
        VECTORS,
        NATIVE,
        ALIGNMENT,
        COLLECTOR,
        OLD,
        INLINING,
        PROFILED,
        QUIET,
        LATE,
        LATE_LOOPING,
        LATE_BOTH,
        LATE_ROUNDS,
        USUAL,
        EARLY,
        EARLIER,
        EARLIER_DOTS,
        EARLIER_CONSOLIDATION,
        APART);
  }
}
