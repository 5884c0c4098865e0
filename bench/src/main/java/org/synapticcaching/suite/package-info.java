/** Suites of benchmarks: which rows are measured, in which order, and what is written of them. */
package org.synapticcaching.suite;
