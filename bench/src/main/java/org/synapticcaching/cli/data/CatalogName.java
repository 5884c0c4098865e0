package org.synapticcaching.cli.data;

import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.dataset.ImageSet;

/**
 * What a word stands for that names data to fetch or to verify.
 *
 * @param entry what the catalog says of it
 * @param collection what it is part of, which says where it lies
 */
record CatalogName(DataCatalog.Entry entry, ImageCollection collection) {
  /**
   * What a word stands for.
   *
   * @throws UsageException when there is nothing of that name
   */
  static CatalogName of(String word) {
    try {
      DataCatalog.Entry entry = DataCatalog.load().named(word);
      return new CatalogName(entry, ImageSet.named(word).orElseThrow().collection());
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(unknown);
    }
  }
}
