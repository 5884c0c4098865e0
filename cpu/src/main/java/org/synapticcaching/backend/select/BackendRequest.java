package org.synapticcaching.backend.select;

import java.util.OptionalInt;
import org.synapticcaching.model.Require;

/**
 * What a user wants to compute on.
 *
 * @param id of a backend, or {@link Backends#AUTO}
 * @param device number of the card, >= 0, counted among those that the driver shows; empty where
 *     any will do
 */
public record BackendRequest(String id, OptionalInt device) {
  public BackendRequest {
    Require.that(!id.isBlank(), "expected the name of a backend, got nothing");
    Require.that(
        device.orElse(0) >= 0, "the number of a card must be >= 0, got %s", device.orElse(0));
  }

  /** Any card will do. */
  public static BackendRequest of(String id) {
    return new BackendRequest(id, OptionalInt.empty());
  }

  /** Whether the choice is left to {@link AutomaticChoice}. */
  public boolean automatic() {
    return id.equals(Backends.AUTO);
  }
}
