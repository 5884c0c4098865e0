/** The command {@code sweep}: points from options, and what computes them. */
package org.synapticcaching.cli.sweep;
