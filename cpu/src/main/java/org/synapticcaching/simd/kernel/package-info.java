/** Vector kernels over plain arrays and offsets: they know neither networks nor rules. */
package org.synapticcaching.simd.kernel;
