/**
 * Figures of the perceptron: 1 to 4 and 6 of [LR20], 1 to 4 and 8 of [N22]. Prices never influence
 * learning, so each run serves every maintenance cost and every exponent.
 */
package org.synapticcaching.figure.experiment.perceptron;
