package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.machine.SpeedFlags;

/**
 * What all benchmarks of learning share: a thread's own state, Java with the flags that users get,
 * and, unless a benchmark says otherwise, one fork, how long it measures, and scores per second.
 */
@State(Scope.Thread)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      SpeedFlags.VECTORS,
      SpeedFlags.NATIVE,
      SpeedFlags.ALIGNMENT,
      SpeedFlags.ADDRESSES,
      SpeedFlags.COLLECTOR,
      SpeedFlags.OLD,
      SpeedFlags.INLINING,
      SpeedFlags.PROFILED,
      SpeedFlags.QUIET,
      SpeedFlags.LATE,
      SpeedFlags.LATE_LOOPING,
      SpeedFlags.LATE_BOTH,
      SpeedFlags.LATE_ROUNDS,
      SpeedFlags.USUAL,
      SpeedFlags.EARLY,
      SpeedFlags.EARLIER,
      SpeedFlags.EARLIER_DOTS,
      SpeedFlags.EARLIER_CONSOLIDATION,
      SpeedFlags.EARLIER_THIRTEEN,
      SpeedFlags.EARLIER_FIELDS,
      SpeedFlags.APART,
      SpeedFlags.SCREEN_APART,
      SpeedFlags.GATHERS
    })
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class FastJavaBenchmark {}
