/**
 * Selection algorithms over plain arrays: k-th largest magnitudes without forming products (model
 * section 8.5).
 */
package org.synapticcaching.simd.selection;
