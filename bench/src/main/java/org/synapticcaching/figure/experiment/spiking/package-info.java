/** The figure of the spiking neuron: 2, supplement 1 of [LR20]. */
package org.synapticcaching.figure.experiment.spiking;
