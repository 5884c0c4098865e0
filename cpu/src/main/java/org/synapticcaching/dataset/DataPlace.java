package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory where a collection of images is looked for, by one rule for all: the one of the
 * user's option (such as {@code --mnist}), else that of the environment variable ({@code
 * MNIST_DIR}), else the usual one ({@code data/mnist}) in the working directory.
 *
 * @param directory it need not exist
 * @param namedBy the option, the variable or the usual directory
 * @param named whether a user named it, so that it must hold the collection
 */
public record DataPlace(Path directory, String namedBy, boolean named) {
  /** The place in this process. */
  public static DataPlace of(ImageCollection collection, Optional<Path> given) {
    return of(
        collection, given, Optional.ofNullable(System.getenv(collection.variable())), Path.of(""));
  }

  /**
   * The place among these.
   *
   * @param environment value of the variable; blank counts as absent
   */
  static DataPlace of(
      ImageCollection collection,
      Optional<Path> given,
      Optional<String> environment,
      Path workingDirectory) {
    if (given.isPresent()) {
      return new DataPlace(given.get(), collection.option(), true);
    }
    return environment
        .filter(value -> !value.isBlank())
        .map(value -> new DataPlace(Path.of(value), collection.variable(), true))
        .orElseGet(
            () ->
                new DataPlace(
                    workingDirectory.resolve(collection.usual()),
                    collection.usual().toString(),
                    false));
  }
}
