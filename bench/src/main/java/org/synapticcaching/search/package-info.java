/**
 * Where a noisy function of one argument is least: the search for the best consolidation threshold.
 * Knows nothing of what is simulated.
 */
package org.synapticcaching.search;
