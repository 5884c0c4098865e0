package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the user says that collections of images are.
 *
 * @param named directories by collection; none for those that are where they are usually
 */
public record DataPlaces(Map<ImageCollection, Path> named) {
  /** Copies the map. */
  public DataPlaces {
    named = Map.copyOf(named);
  }

  /** Nothing is said: each is looked for where its variable points to, or where it is usually. */
  public static DataPlaces usual() {
    return new DataPlaces(Map.of());
  }

  /** Where a collection is looked for. */
  public DataPlace of(ImageCollection collection) {
    return DataPlace.of(collection, Optional.ofNullable(named.get(collection)));
  }
}
