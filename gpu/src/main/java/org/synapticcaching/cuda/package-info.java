/**
 * The {@code cuda} backend, fused: one launch advances a whole population by many presentations.
 * Networks of layers and perceptrons have kernels of their own.
 */
package org.synapticcaching.cuda;
