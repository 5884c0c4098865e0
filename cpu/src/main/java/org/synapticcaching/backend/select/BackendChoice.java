package org.synapticcaching.backend.select;

import java.util.List;
import org.synapticcaching.backend.Backend;

/**
 * A backend for one population, and why it was taken.
 *
 * @param backend the one to open the population with
 * @param notes lines for the user: what was measured, and last what is taken and why; empty when
 *     there was nothing to choose
 */
public record BackendChoice(Backend backend, List<String> notes) {
  public BackendChoice {
    notes = List.copyOf(notes);
  }

  /** Where there was nothing to choose. */
  public static BackendChoice only(Backend backend) {
    return new BackendChoice(backend, List.of());
  }

  /** The last line; empty when there was nothing to choose. */
  public String why() {
    return notes.isEmpty() ? "" : notes.get(notes.size() - 1);
  }
}
