/**
 * Figures of [RP24] and its companion on lazy learning: competitive plasticity, in networks that
 * learn images to a given accuracy.
 */
package org.synapticcaching.figure.competitive;
