package org.synapticcaching.backend.select;

import org.synapticcaching.backend.PerceptronEngine;

/**
 * A perceptron backend and the reason for taking it.
 *
 * @param backend the one to use
 * @param why one line for the user; empty where there was nothing to choose
 */
public record PerceptronChoice(PerceptronEngine backend, String why) {}
