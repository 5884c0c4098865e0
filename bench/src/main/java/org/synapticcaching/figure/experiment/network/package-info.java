/**
 * Figures of multilayer networks that learn images: figure 5 of [LR20], figures 5 to 7 of [N22].
 */
package org.synapticcaching.figure.experiment.network;
