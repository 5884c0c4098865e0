/**
 * The device under the {@code cublas} and {@code cuda} backends: finding the driver and cuBLAS,
 * sessions with their own stream, device memory, kernels from PTX resources, and what goes wrong
 * with them in words. The only package that loads native libraries. Uses the driver API and cuBLAS
 * only.
 *
 * <p>Several threads may use the device at once, each with sessions of its own: the libraries, the
 * context and compiled kernels are shared and found once, everything else belongs to a session.
 */
package org.synapticcaching.device;
