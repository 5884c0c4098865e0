/** What a report says of benchmark runs: speed, bounds, energy, and comparisons. */
package org.synapticcaching.report.bench;
