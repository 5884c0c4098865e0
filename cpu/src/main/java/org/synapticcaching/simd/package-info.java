/**
 * The fast CPU backend: float32, Vector API, sparse inputs, lazy decay and lazy consolidation
 * (model sections 8.1 to 8.3). The only package that needs the module {@code jdk.incubator.vector}.
 */
package org.synapticcaching.simd;
