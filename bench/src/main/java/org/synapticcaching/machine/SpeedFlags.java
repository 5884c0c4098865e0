package org.synapticcaching.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Flags by which a Java computes as fast as it can: the command line's launcher gives them to the
 * Java that computes, and benchmarks to their forks, so that they measure what users get. Each is a
 * constant, since annotations of benchmarks name them.
 */
public final class SpeedFlags {
  /** The module that has the Vector API, and is there only for who asks. */
  public static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Asks for it. */
  public static final String VECTORS = "--add-modules=" + VECTOR_MODULE;

  /** For the libraries of graphics cards, which newer versions of Java warn about. */
  public static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /**
   * Objects on cache lines of 64 bytes, so that no vector of weights crosses one (a fifth faster):
   * else the speed depends on where arrays happen to lie.
   */
  public static final String ALIGNMENT = "-XX:ObjectAlignmentInBytes=64";

  /**
   * References as addresses, not in half the space: to follow one takes an instruction less, and
   * between its kernels a presentation does little else (learning with caching 1 to 4 % faster on
   * Java 17, 2 to 9 % on 25). Matrices are arrays of numbers, and need no more memory.
   */
  public static final String ADDRESSES = "-XX:-UseCompressedOops";

  /** The collector with the least start-up and memory: learning allocates next to nothing. */
  public static final String COLLECTOR = "-XX:+UseSerialGC";

  /** Nearly all memory for what lives long, as matrices do. */
  public static final String OLD = "-XX:NewRatio=8";

  /**
   * Memory in pages of 2 MB, by {@link HugePages} where Linux gives them to who asks: lists of
   * active inputs, 1.2 KB for each image, cross fewer, and so do the fields of a perceptron.
   */
  public static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  /**
   * Kernels of vectors inlined however deep their callers are: at Java 17's limit of 15 one start
   * in six left parts of the forward pass out of line, which then took 2.6 times as long.
   */
  public static final String INLINING = "-XX:MaxInlineLevel=40";

  /**
   * Methods are compiled with a profile from the first time on, however many wait: until then each
   * of the vectors of a kernel is an object, whose own methods would keep the compiler busy.
   */
  public static final String PROFILED = "-XX:Tier3DelayOn=100";

  /** No word about the commands that follow. */
  public static final String QUIET = "-XX:CompileCommand=quiet";

  /**
   * All methods are optimized after four times as many calls and rounds of loops as usual, unless a
   * flag below says otherwise (the later one counts): a figure that learns for a second calls
   * thousands of methods often enough, as it reads, writes and draws, would not earn back a tenth
   * of the compiler's time, and learning has to do without that. This one is of calls.
   */
  public static final String LATE = "-XX:Tier4InvocationThreshold=20000";

  /** As {@link #LATE}, of calls of methods with loops. */
  public static final String LATE_LOOPING = "-XX:Tier4MinInvocationThreshold=2400";

  /** As {@link #LATE}, of calls and rounds together. */
  public static final String LATE_BOTH = "-XX:Tier4CompileThreshold=60000";

  /**
   * As {@link #LATE}, but of rounds alone, and sixteen times as many as usual: they have a method
   * compiled for being entered inside of the loop that runs. A kernel is called thousands of times
   * a second and compiled for that anyhow; with fewer rounds it was compiled up to three times.
   */
  public static final String LATE_ROUNDS = "-XX:Tier4BackEdgeThreshold=640000";

  /** As many calls as usual, and four times as many rounds, where a few calls have long loops. */
  public static final String USUAL =
      "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.ejml*::*,0.25";

  /** Kernels compiled ten times earlier, before the methods of the vectors they are made of. */
  public static final String EARLY =
      "-XX:CompileCommand=CompileThresholdScaling,org.synapticcaching.simd*::*,0.1";

  /**
   * Some of those without loops over a row even earlier, since by loops they are counted late; but
   * not those of tiles and of outer products, which gained nothing, and were left with objects in
   * some starts.
   */
  public static final String EARLIER =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.RowsOf*::*,0.02";

  /** As {@link #EARLIER}. */
  public static final String EARLIER_DOTS =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.DotKernels::*,0.02";

  /** As {@link #EARLIER}. */
  public static final String EARLIER_CONSOLIDATION =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.ConsolidationKernels::*,0.02";

  /** As {@link #EARLIER}. */
  public static final String EARLIER_THIRTEEN =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.kernel.ThirteenSums::*,0.02";

  /**
   * The updates of a perceptron, between which it does next to nothing; not as early as {@link
   * #EARLIER}, since one start in twenty was then left with objects.
   */
  public static final String EARLIER_FIELDS =
      "-XX:CompileCommand=CompileThresholdScaling,"
          + "org.synapticcaching.simd.perceptron.ByteFields::*,0.05";

  /** Activations by themselves: between the calls around them, their constants are on the stack. */
  public static final String APART =
      "-XX:CompileCommand=dontinline,org.synapticcaching.simd.kernel.ActivationKernels::activate";

  /**
   * What screens the fields of a perceptron, by itself: together with what computes them it is
   * about all that the compiler takes into one method, and in one start of ten to twenty vectors
   * were left as objects, for which {@code lr20-fig3} took 5 to 17 s instead of 4.
   */
  public static final String SCREEN_APART =
      "-XX:CompileCommand=dontinline,org.synapticcaching.simd.perceptron.SignScreen::sign";

  /**
   * Inlined wherever numbers are gathered by their places, which else is done by objects: the
   * method is a little too long to be inlined by itself until it is known to be called often, and
   * one start in five selected the largest updates half as fast.
   */
  public static final String GATHERS =
      "-XX:CompileCommand=inline,jdk.incubator.vector.IntVector::species";

  private SpeedFlags() {}

  /**
   * All of them but {@link #HUGE_PAGES}, which depend on the machine, in the order in which every
   * benchmark of learning carries them itself.
   */
  public static List<String> all() {
    return joined(List.of(VECTORS, NATIVE, ALIGNMENT, ADDRESSES, COLLECTOR, OLD), ofTheCompiler());
  }

  /**
   * All of those but {@link #VECTORS} and {@link #NATIVE}, for a Java whose collector the user may
   * have chosen.
   *
   * @param userFlags flags that the user gave it, which stay as they are
   */
  public static List<String> beside(List<String> userFlags) {
    List<String> flags = new ArrayList<>(joined(List.of(ALIGNMENT, ADDRESSES), ofTheCompiler()));
    if (userFlags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
      flags.add(COLLECTOR);
      flags.add(OLD);
    }
    return flags;
  }

  private static List<String> ofTheCompiler() {
    return List.of(
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
        EARLIER_THIRTEEN,
        EARLIER_FIELDS,
        APART,
        SCREEN_APART,
        GATHERS);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
