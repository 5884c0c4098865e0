/** Thresholds that set themselves, in perceptrons and networks, beside the best fixed ones. */
package org.synapticcaching.figure.experiment.adaptive;
