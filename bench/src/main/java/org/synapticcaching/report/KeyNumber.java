package org.synapticcaching.report;

/**
 * A number of the first screen.
 *
 * @param label what it counts
 * @param value the number, in words where there is none
 * @param note what goes with it; may be empty
 */
public record KeyNumber(String label, String value, String note) {}
