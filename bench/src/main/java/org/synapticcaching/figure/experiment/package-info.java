/** What experiments on networks, perceptrons and spiking neurons have in common. */
package org.synapticcaching.figure.experiment;
