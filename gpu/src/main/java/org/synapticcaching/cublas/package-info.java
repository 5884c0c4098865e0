/**
 * The plain CUDA backend: float32 on dense matrices in device memory, products by cuBLAS, the rest
 * by the kernels of {@code dense.cu}. The device twin of {@code ejml}.
 */
package org.synapticcaching.cublas;
