/** Loops that do one thing as fast as a processor can, and the time they take. */
package org.synapticcaching.simd.peak;
