/**
 * The benchmarks as one suite: which rows are measured, in which order, each fork saved at once,
 * and what is written of them.
 */
package org.synapticcaching.suite;
