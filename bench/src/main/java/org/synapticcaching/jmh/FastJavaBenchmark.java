package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What all benchmarks of learning share: a thread's own state, Java with the flags that users get,
 * and scores per second unless a benchmark says otherwise.
 */
@State(Scope.Thread)
@Fork(
    jvmArgsAppend = {
      JavaFlags.VECTORS,
      JavaFlags.NATIVE,
      JavaFlags.ALIGNMENT,
      JavaFlags.COLLECTOR,
      JavaFlags.OLD
    })
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class FastJavaBenchmark {}
