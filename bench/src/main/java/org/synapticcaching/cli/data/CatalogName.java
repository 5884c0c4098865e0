package org.synapticcaching.cli.data;

import java.util.Optional;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.dataset.ImageSet;

/**
 * What a word stands for that names data to fetch or to verify: one set, or all sets of an archive.
 *
 * @param entry what the catalog says of it
 * @param archive what it comes in, if in an archive
 * @param collection what it is part of, which says where it lies
 */
record CatalogName(
    DataCatalog.Entry entry, Optional<DataCatalog.Archive> archive, ImageCollection collection) {
  /**
   * What a word stands for.
   *
   * @throws UsageException when there is nothing of that name
   */
  static CatalogName of(String word) {
    DataCatalog catalog = DataCatalog.load();
    try {
      DataCatalog.Entry entry = catalog.named(word);
      ImageCollection collection =
          ImageSet.named(word)
              .map(ImageSet::collection)
              .or(() -> ImageCollection.named(word))
              .orElseThrow();
      return new CatalogName(entry, catalog.archiveOf(word), collection);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(unknown);
    }
  }

  /** What is fetched together when this is asked for. */
  CatalogName together() {
    return archive.map(in -> of(in.name())).orElse(this);
  }
}
