/**
 * What learning cost: the sums that a run keeps for each weight matrix, and their energy at given
 * prices (model section 4). Knows what a run is, and no backend.
 */
package org.synapticcaching.ledger;
