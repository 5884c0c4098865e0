package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

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
      JavaFlags.VECTORS,
      JavaFlags.NATIVE,
      JavaFlags.ALIGNMENT,
      JavaFlags.COLLECTOR,
      JavaFlags.OLD,
      JavaFlags.INLINING,
      JavaFlags.PROFILED,
      JavaFlags.QUIET,
      JavaFlags.LATE,
      JavaFlags.LATE_LOOPING,
      JavaFlags.LATE_BOTH,
      JavaFlags.LATE_ROUNDS,
      JavaFlags.USUAL,
      JavaFlags.EARLY,
      JavaFlags.EARLIER,
      JavaFlags.EARLIER_DOTS,
      JavaFlags.EARLIER_CONSOLIDATION,
      JavaFlags.APART
    })
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class FastJavaBenchmark {}
