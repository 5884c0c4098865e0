package org.synapticcaching.check.part;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.synapticcaching.check.result.PartResult;

/** A part of a check, in a Java of its own. */
@FunctionalInterface
interface CheckPart {
  /**
   * What a part is given.
   *
   * @param scale how large its work is
   * @param folder of the card, for files of its own
   * @param command as typed
   * @param version of this program
   * @param fresh whether what was saved before does not count
   * @param cancelled whether to stop early
   */
  record Context(
      CheckScale scale,
      Path folder,
      String command,
      String version,
      boolean fresh,
      BooleanSupplier cancelled) {}

  /**
   * Does it.
   *
   * @throws Exception in one line, when it cannot come to its end
   */
  PartResult run(Context context) throws Exception;

  /** All of them by the name of their stage. */
  static Map<String, CheckPart> byStage() {
    return new TreeMap<>(
        Map.of(
            "probe", new ProbePart(),
            "comparison", new ComparisonPart(),
            "determinism", new DeterminismPart(),
            "ceilings", new CeilingPart(),
            "benchmarks", new BenchmarkPart()));
  }
}
