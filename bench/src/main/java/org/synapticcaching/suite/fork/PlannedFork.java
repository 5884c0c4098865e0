package org.synapticcaching.suite.fork;

/**
 * One fork of one row.
 *
 * @param row what is measured
 * @param fork from 1
 */
public record PlannedFork(SuiteRow row, int fork) {}
