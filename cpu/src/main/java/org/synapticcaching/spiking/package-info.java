/**
 * A spiking neuron that learns by spike-timing dependent plasticity with spike-frequency adaptation
 * (D'Souza et al. 2010 [DS10]), with and without synaptic caching, as in Li and van Rossum 2020,
 * eLife 9:e50804, Fig. 2, supplement 1 [LR20]. Depends on the model alone.
 *
 * <p>Units are SI: siemens, volt, farad, second, hertz; weights are conductances, and energies sums
 * of changes of conductance, in siemens. A presentation is one trial of 150 ms; a run presents
 * every pattern once.
 */
package org.synapticcaching.spiking;
