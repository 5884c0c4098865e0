/**
 * What a run is: network, learning rule, consolidation and what is accounted for. Immutable records
 * that validate themselves; knows no backend and no data set.
 */
package org.synapticcaching.model;
