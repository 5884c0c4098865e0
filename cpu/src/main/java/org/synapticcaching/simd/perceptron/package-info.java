/**
 * The perceptron half of {@code simd}: fields of all patterns at once, from error to error (model
 * section 8.4), in float64.
 */
package org.synapticcaching.simd.perceptron;
