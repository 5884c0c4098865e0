/**
 * Perceptrons on a device: whole sweeps learn side by side, a block of threads each, from error to
 * error (model section 8.4).
 */
package org.synapticcaching.cuda.perceptron;
