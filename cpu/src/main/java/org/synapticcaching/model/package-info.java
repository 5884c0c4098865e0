/**
 * What a run is: network, learning rule, consolidation, energy model, and the ledger of what
 * learning cost. Immutable records that validate themselves; knows no backend and no data set.
 */
package org.synapticcaching.model;
