package org.synapticcaching.backend.select;

import org.synapticcaching.backend.Backend;

/**
 * A backend for one population, and why it was taken.
 *
 * @param backend the one to open the population with
 * @param why one line for the user; empty when there was nothing to choose
 */
public record BackendChoice(Backend backend, String why) {}
