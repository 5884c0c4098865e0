/**
 * CUDA device, module and memory handling for the {@code cublas} and {@code cuda} backends. Holds
 * nothing yet: this version computes on the CPU only, and {@code backends} says so.
 */
package org.synapticcaching.cuda;
