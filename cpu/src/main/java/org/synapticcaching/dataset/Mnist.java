package org.synapticcaching.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The four files of MNIST (LeCun, Cortes and Burges): where they are looked for and how they are
 * read.
 */
public final class Mnist {
  /** How to get it, for messages. */
  static final String HOW_TO_GET =
      "run 'data fetch mnist', or point --mnist or MNIST_DIR to the directory with its four files";

  private final MnistPlace place;

  /** MNIST at a place. */
  Mnist(MnistPlace place) {
    this.place = place;
  }

  /** One of the four files. */
  public enum Part {
    /** 60 000 images. */
    TRAIN_IMAGES("train-images", 3),
    /** Their labels. */
    TRAIN_LABELS("train-labels", 1),
    /** 10 000 images. */
    TEST_IMAGES("t10k-images", 3),
    /** Their labels. */
    TEST_LABELS("t10k-labels", 1);

    private final String stem;
    private final int dimensions;

    Part(String stem, int dimensions) {
      this.stem = stem;
      this.dimensions = dimensions;
    }

    /** Name of the uncompressed file. */
    public String fileName() {
      return stem + "-idx" + dimensions + "-ubyte";
    }

    /** The file in a directory: plain or gzip, under the name published or a common variant. */
    public Optional<Path> in(Path directory) {
      String variant = stem + ".idx" + dimensions + "-ubyte";
      return List.of(fileName(), fileName() + ".gz", variant, variant + ".gz").stream()
          .map(directory::resolve)
          .filter(Files::isRegularFile)
          .findFirst();
    }
  }

  /**
   * The directory that holds MNIST, or nothing when the place is the usual one and lacks files.
   *
   * @throws DataException when a directory named by the user lacks files
   */
  Optional<Path> find() {
    Path directory = place.directory();
    List<Part> missing = missingIn(directory);
    if (missing.isEmpty()) {
      return Optional.of(directory);
    }
    if (place.named()) {
      String what =
          Files.isDirectory(directory)
              ? "lacks " + missing.get(0).fileName() + " (plain or .gz)"
              : "is not a directory";
      throw new DataException(
          "%s: %s %s; correct it, or run 'data fetch mnist --to %s'"
              .formatted(place.namedBy(), directory, what, directory));
    }
    return Optional.empty();
  }

  /**
   * The directory that holds MNIST.
   *
   * @throws DataException when there is none
   */
  Path require() {
    return find()
        .orElseThrow(
            () ->
                new DataException(
                    String.format(
                        "MNIST not found: %s lacks %s; %s, or use --data digits",
                        place.directory().toAbsolutePath(),
                        missingIn(place.directory()).get(0).fileName(),
                        HOW_TO_GET)));
  }

  /** The parts that a directory lacks. */
  static List<Part> missingIn(Path directory) {
    return List.of(Part.values()).stream().filter(part -> part.in(directory).isEmpty()).toList();
  }

  /**
   * Training images of a directory.
   *
   * @throws DataException when a file is missing or damaged
   */
  public static Images readTraining(Path directory) {
    return read(directory, Part.TRAIN_IMAGES, Part.TRAIN_LABELS);
  }

  /**
   * Test images of a directory.
   *
   * @throws DataException when a file is missing or damaged
   */
  static Images readTest(Path directory) {
    return read(directory, Part.TEST_IMAGES, Part.TEST_LABELS);
  }

  private static Images read(Path directory, Part imagesPart, Part labelsPart) {
    IdxFile images = IdxFile.read(fileOf(directory, imagesPart), imagesPart.dimensions);
    if (images.dimension(1) != Images.SIDE || images.dimension(2) != Images.SIDE) {
      throw new DataException(
          String.format(
              "%s: images of 28 x 28 expected, found %s x %s; other sizes can be read from "
                  + "a .npz file",
              images.file(), images.dimension(1), images.dimension(2)));
    }
    IdxFile labels = IdxFile.read(fileOf(directory, labelsPart), labelsPart.dimensions);
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
    return new Images(images.values(), digits(labels));
  }

  private static Path fileOf(Path directory, Part part) {
    return part.in(directory)
        .orElseThrow(
            () -> new DataException(directory + ": lacks " + part.fileName() + "; " + HOW_TO_GET));
  }

  private static int[] digits(IdxFile file) {
    byte[] values = file.values();
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = values[i] & 0xff;
      if (labels[i] >= Images.CLASSES) {
        throw new DataException(
            "%s: labels 0 to 9 expected, found %s at index %s; fetch it again"
                .formatted(file.file(), labels[i], i));
      }
    }
    return labels;
  }
}
