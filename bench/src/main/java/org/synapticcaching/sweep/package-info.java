/** Sweeps: runs for every combination of some options' values, on one machine or many. */
package org.synapticcaching.sweep;
