/**
 * How near a benchmark comes to what its machine can do: measured ceilings, work counted from
 * shapes, and the bound that follows from both (the roofline model).
 *
 * <p>S. Williams, A. Waterman, D. Patterson, Roofline: an insightful visual performance model for
 * multicore architectures, CACM 52(4):65 (2009); with all bytes that the core moves, at whichever
 * level they lie, as in A. Ilic, F. Pratas, L. Sousa, Cache-aware roofline model, IEEE CAL 13(1):21
 * (2014).
 */
package org.synapticcaching.roofline;
