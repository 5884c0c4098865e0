package org.synapticcaching.backend.calibration;

import java.util.List;
import java.util.Optional;

/**
 * Speeds, and where they come from.
 *
 * @param speeds empty when they could not be measured
 * @param notes lines for the user, each told once: what was measured, now or before, and what is
 *     wrong with what was kept
 */
public record Calibrated(Optional<Speeds> speeds, List<String> notes) {
  public Calibrated {
    notes = List.copyOf(notes);
  }
}
