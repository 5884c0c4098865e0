/** The commands that redraw figures. */
package org.synapticcaching.cli.figure;
