package org.synapticcaching.study;

/**
 * An answer and why it was wanted.
 *
 * @param trial number of its settings, from 1, in the order in which they were first asked for
 * @param phase of the search
 * @param answer what came of the run
 */
public record Entry(int trial, Phase phase, Answer answer) {}
