package org.synapticcaching.cli;

/**
 * What commands know about where they run.
 *
 * @param interrupt tells when the user wants to stop
 * @param terminal whether standard error is a terminal
 */
record Session(Interrupt interrupt, boolean terminal) {}
