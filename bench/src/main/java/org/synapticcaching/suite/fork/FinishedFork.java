package org.synapticcaching.suite.fork;

import org.openjdk.jmh.results.RunResult;

/**
 * What one fork measured.
 *
 * @param result JMH's own, of this fork alone
 * @param seconds that it took from the start of its Java to its end
 */
public record FinishedFork(RunResult result, double seconds) {}
