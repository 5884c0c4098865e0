/**
 * The fast CPU backend: float32, Vector API, sparse inputs, lazy decay and lazy consolidation
 * (shortcuts 1 to 3 of the model). The only package that needs the module {@code
 * jdk.incubator.vector}.
 */
package org.synapticcaching.simd;
