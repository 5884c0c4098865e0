package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Images of 28 x 28 bytes to learn and to test with, in four IDX files, by the word for them. */
public enum ImageSet {
  /** 60 000 and 10 000 handwritten digits. */
  MNIST(ImageCollection.MNIST),
  /** 60 000 and 10 000 articles of clothing of ten kinds. */
  FASHION_MNIST(ImageCollection.FASHION_MNIST),
  /** 124 800 and 20 800 handwritten letters, capital or small; numbered from 1 in the file. */
  EMNIST_LETTERS("letters", 26, 1),
  /** 240 000 and 40 000 handwritten digits. */
  EMNIST_DIGITS("digits", 10, 0),
  /** 112 800 and 18 800 handwritten digits and letters of 47 classes, equally often. */
  EMNIST_BALANCED("balanced", 47, 0);

  private final ImageCollection collection;
  private final String word;
  private final String title;
  private final String trainStem;
  private final String testStem;
  private final int classes;
  private final int firstLabel;

  /** A collection that is one set, of ten classes, under the names of the files of MNIST. */
  ImageSet(ImageCollection collection) {
    this.collection = collection;
    this.word = collection.word();
    this.title = collection.title();
    this.trainStem = "train";
    this.testStem = "t10k";
    this.classes = 10;
    this.firstLabel = 0;
  }

  /** A split of EMNIST. */
  ImageSet(String split, int classes, int firstLabel) {
    this.collection = ImageCollection.EMNIST;
    this.word = collection.word() + "-" + split;
    this.title = collection.title() + " " + split;
    this.trainStem = word + "-train";
    this.testStem = word + "-test";
    this.classes = classes;
    this.firstLabel = firstLabel;
  }

  /** One of the four files. */
  public enum Part {
    /** Images to learn. */
    TRAIN_IMAGES(true, "images", 3),
    /** Their labels. */
    TRAIN_LABELS(true, "labels", 1),
    /** Images to test with. */
    TEST_IMAGES(false, "images", 3),
    /** Their labels. */
    TEST_LABELS(false, "labels", 1);

    private final boolean training;
    private final String content;
    private final int dimensions;

    Part(boolean training, String content, int dimensions) {
      this.training = training;
      this.content = content;
      this.dimensions = dimensions;
    }

    /** Number of dimensions of the array in the file. */
    int dimensions() {
      return dimensions;
    }
  }

  /** The set of a word, if there is one. */
  public static Optional<ImageSet> named(String word) {
    return Stream.of(values()).filter(set -> set.word.equals(word)).findFirst();
  }

  /** The words of all of them. */
  public static List<String> words() {
    return Stream.of(values()).map(ImageSet::word).toList();
  }

  /** The word that users type. */
  public String word() {
    return word;
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  /** What it is published with. */
  public ImageCollection collection() {
    return collection;
  }

  /** Number of classes; labels are below it. */
  int classes() {
    return classes;
  }

  /** The stored label of the first class; those of the others follow. */
  int firstLabel() {
    return firstLabel;
  }

  /** Whether rows of images are stored as columns, as in EMNIST. */
  boolean transposed() {
    return collection == ImageCollection.EMNIST;
  }

  /** Name of an uncompressed file. */
  public String fileName(Part part) {
    String stem = part.training ? trainStem : testStem;
    return stem + "-" + part.content + "-idx" + part.dimensions + "-ubyte";
  }

  /** Names of the four uncompressed files. */
  public List<String> fileNames() {
    return Stream.of(Part.values()).map(this::fileName).toList();
  }

  /** The files that a directory has, plain or gzip. */
  public List<Path> filesIn(Path directory) {
    return fileNames().stream().flatMap(name -> IdxFile.find(directory, name).stream()).toList();
  }

  /** Names of the files that a directory lacks. */
  List<String> missingIn(Path directory) {
    return fileNames().stream().filter(name -> IdxFile.find(directory, name).isEmpty()).toList();
  }
}
