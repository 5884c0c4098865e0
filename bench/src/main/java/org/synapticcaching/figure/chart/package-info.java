/** Panels and curves free of any drawing library, and the one class that draws them with XChart. */
package org.synapticcaching.figure.chart;
