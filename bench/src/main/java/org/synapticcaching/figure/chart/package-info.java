/**
 * Panels and curves free of any drawing library, and what draws them: axes with XChart; curves,
 * letters and the one legend of a figure over and beside them.
 */
package org.synapticcaching.figure.chart;
