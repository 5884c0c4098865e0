/**
 * What long work shows on a terminal or in a log: progress, durations, and whether anyone looks on.
 */
package org.synapticcaching.console;
