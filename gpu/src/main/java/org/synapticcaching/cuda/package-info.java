/**
 * The device under the {@code cublas} and {@code cuda} backends: finding the driver and cuBLAS,
 * sessions with their own stream, device memory, kernels from PTX resources, and what goes wrong
 * with them in words. The only package that loads native libraries. Uses the driver API and cuBLAS
 * only.
 */
package org.synapticcaching.cuda;
