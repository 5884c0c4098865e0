/**
 * The parts of a check of a card that compute: each in a Java of its own, so that a fault on the
 * card, which leaves a process nothing more to compute with, ends one part alone.
 */
package org.synapticcaching.check.part;
