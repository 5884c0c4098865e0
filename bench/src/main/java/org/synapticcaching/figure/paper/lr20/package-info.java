/** The figures of [LR20]: synaptic caching in perceptrons, image networks and a spiking neuron. */
package org.synapticcaching.figure.paper.lr20;
