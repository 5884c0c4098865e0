/** What follows from measured rows: tables, columns and a plot. */
package org.synapticcaching.suite.summary;
