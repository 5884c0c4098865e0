/**
 * All that a card is needed for, in stages: each is run in other processes, kept when it is
 * finished, and set beside what is expected of it.
 */
package org.synapticcaching.check;
