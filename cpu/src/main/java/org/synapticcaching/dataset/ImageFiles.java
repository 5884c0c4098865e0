package org.synapticcaching.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The four files of a set of images: where they are looked for and how they are read. */
public final class ImageFiles {
  private final ImageSet set;
  private final DataPlace place;

  /** A set at a place. */
  ImageFiles(ImageSet set, DataPlace place) {
    this.set = set;
    this.place = place;
  }

  /**
   * The directory that holds the set, or nothing when the place is the usual one and lacks files.
   *
   * @throws DataException when a directory named by the user lacks files
   */
  Optional<Path> find() {
    Path directory = place.directory();
    List<String> missing = set.missingIn(directory);
    if (missing.isEmpty()) {
      return Optional.of(directory);
    }
    if (place.named()) {
      String what =
          Files.isDirectory(directory)
              ? "lacks " + missing.get(0) + " (plain or .gz)"
              : "is not a directory";
      throw new DataException(
          "%s: %s %s; correct it, or %s"
              .formatted(place.namedBy(), directory, what, set.collection().remedy(directory)));
    }
    return Optional.empty();
  }

  /**
   * The directory that holds the set.
   *
   * @throws DataException when there is none
   */
  Path require() {
    return find()
        .orElseThrow(
            () ->
                new DataException(
                    String.format(
                        "%s not found: %s lacks %s; %s, or use --data digits",
                        set.title(),
                        place.directory().toAbsolutePath(),
                        set.missingIn(place.directory()).get(0),
                        set.collection().howToGet())));
  }

  /**
   * Training images of a directory.
   *
   * @throws DataException when a file is missing or damaged
   */
  public static Images readTraining(ImageSet set, Path directory) {
    return read(set, directory, ImageSet.Part.TRAIN_IMAGES, ImageSet.Part.TRAIN_LABELS);
  }

  /**
   * Test images of a directory.
   *
   * @throws DataException when a file is missing or damaged
   */
  static Images readTest(ImageSet set, Path directory) {
    return read(set, directory, ImageSet.Part.TEST_IMAGES, ImageSet.Part.TEST_LABELS);
  }

  private static Images read(
      ImageSet set, Path directory, ImageSet.Part imagesPart, ImageSet.Part labelsPart) {
    IdxFile images = file(set, directory, imagesPart);
    if (images.dimension(1) != Images.SIDE || images.dimension(2) != Images.SIDE) {
      throw new DataException(
          String.format(
              "%s: images of 28 x 28 expected, found %s x %s; other sizes can be read from "
                  + "a .npz file",
              images.file(), images.dimension(1), images.dimension(2)));
    }
    IdxFile labels = file(set, directory, labelsPart);
    if (labels.dimension(0) != images.dimension(0)) {
      throw new DataException(
          String.format(
              "%s: %s labels expected (one per image of %s), found %s; take both files "
                  + "from the same place",
              labels.file(),
              images.dimension(0),
              images.file().getFileName(),
              labels.dimension(0)));
    }
    if (set.transposed()) {
      transpose(images.values());
    }
    return new Images(images.values(), classes(set, labels), set.classes());
  }

  private static IdxFile file(ImageSet set, Path directory, ImageSet.Part part) {
    String name = set.fileName(part);
    Path file =
        IdxFile.find(directory, name)
            .orElseThrow(
                () ->
                    new DataException(
                        directory + ": lacks " + name + "; " + set.collection().howToGet()));
    return IdxFile.read(file, part.dimensions());
  }

  private static int[] classes(ImageSet set, IdxFile file) {
    byte[] values = file.values();
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      int stored = values[i] & 0xff;
      labels[i] = stored - set.firstLabel();
      if (labels[i] < 0 || labels[i] >= set.classes()) {
        int last = set.firstLabel() + set.classes() - 1;
        throw new DataException(
            "%s: labels %s to %s expected, found %s at index %s; fetch it again"
                .formatted(file.file(), set.firstLabel(), last, stored, i));
      }
    }
    return labels;
  }

  /** Makes rows of columns in every image, in place. */
  private static void transpose(byte[] pixels) {
    for (int image = 0; image < pixels.length; image += Images.PIXELS) {
      for (int row = 1; row < Images.SIDE; row++) {
        for (int column = 0; column < row; column++) {
          int here = image + row * Images.SIDE + column;
          int there = image + column * Images.SIDE + row;
          byte pixel = pixels[here];
          pixels[here] = pixels[there];
          pixels[there] = pixel;
        }
      }
    }
  }
}
