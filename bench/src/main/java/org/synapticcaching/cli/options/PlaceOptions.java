package org.synapticcaching.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.synapticcaching.dataset.DataPlace;
import org.synapticcaching.dataset.DataPlaces;
import org.synapticcaching.dataset.ImageCollection;
import picocli.CommandLine.Option;

/** Options that say where collections of images are, one for each. A picocli mixin. */
public final class PlaceOptions {
  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      description =
          "Where the four files of MNIST are. Default: the environment variable MNIST_DIR, then"
              + " data/mnist.")
  private Path mnist;

  @Option(
      names = "--fashion-mnist",
      paramLabel = "DIR",
      description =
          "Where the four files of Fashion-MNIST are. Default: the environment variable"
              + " FASHION_MNIST_DIR, then data/fashion-mnist.")
  private Path fashionMnist;

  @Option(
      names = "--emnist",
      paramLabel = "DIR",
      description =
          "Where the files of EMNIST are. Default: the environment variable EMNIST_DIR, then"
              + " data/emnist.")
  private Path emnist;

  /**
   * The directories that the user named.
   *
   * @throws UsageException when one is no directory
   */
  DataPlaces existing() {
    DataPlaces places = places();
    for (ImageCollection collection : ImageCollection.values()) {
      Path directory = places.named().get(collection);
      if (directory != null && !Files.isDirectory(directory)) {
        throw new UsageException(
            "%s: %s%s; name the one with the files of %s"
                .formatted(
                    collection.option(),
                    directory,
                    Files.exists(directory) ? " is no folder" : ": no such folder",
                    collection.title()));
      }
    }
    return places;
  }

  /** Where a collection is looked for. */
  public DataPlace place(ImageCollection collection) {
    return places().of(collection);
  }

  private DataPlaces places() {
    Map<ImageCollection, Path> named = new EnumMap<>(ImageCollection.class);
    name(named, ImageCollection.MNIST, mnist);
    name(named, ImageCollection.FASHION_MNIST, fashionMnist);
    name(named, ImageCollection.EMNIST, emnist);
    return new DataPlaces(named);
  }

  private static void name(
      Map<ImageCollection, Path> named, ImageCollection collection, Path directory) {
    if (directory != null) {
      named.put(collection, directory);
    }
  }
}
