/**
 * One weight matrix of {@code simd}: how it is stored, which inputs are read, what an update
 * changes in which lanes, and how rows are consolidated (model sections 8.1 to 8.3). Knows neither
 * networks nor the order of events.
 */
package org.synapticcaching.simd.layer;
