package org.synapticcaching.suite;

/**
 * One fork of one row.
 *
 * @param row what is measured
 * @param fork from 1
 */
record PlannedFork(SuiteRow row, int fork) {}
