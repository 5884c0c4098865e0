/**
 * What long work shows on a terminal or in a log: progress, durations, and whether anyone watches.
 */
package org.synapticcaching.console;
