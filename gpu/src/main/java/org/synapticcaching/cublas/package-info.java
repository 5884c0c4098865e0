/**
 * The plain CUDA backend: float32 on dense matrices in device memory, products by cuBLAS, all else
 * by kernels of one operation each. The device twin of {@code ejml}.
 *
 * <p>A presentation is a {@link org.synapticcaching.cublas.ForwardPass}, a {@link
 * org.synapticcaching.cublas.BackwardPass} and a {@link
 * org.synapticcaching.cublas.ConsolidationPass}, each a few launches for all networks of a
 * population in {@link org.synapticcaching.cublas.Lockstep}.
 */
package org.synapticcaching.cublas;
