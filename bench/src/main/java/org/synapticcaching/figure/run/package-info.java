/**
 * How a figure's points are computed: side by side or batched on a device, saved one by one, and
 * gathered into tidy tables.
 */
package org.synapticcaching.figure.run;
