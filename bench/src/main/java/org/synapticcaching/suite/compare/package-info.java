/** Benchmark runs, and backends of one run, side by side: ratios, intervals and verdicts. */
package org.synapticcaching.suite.compare;
