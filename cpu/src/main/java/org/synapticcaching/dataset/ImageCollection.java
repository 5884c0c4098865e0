package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Images that are published together, fetched together, and lie in one folder. Each is looked for
 * by one rule, see {@link DataPlace}.
 */
public enum ImageCollection {
  /** Handwritten digits (LeCun, Cortes and Burges). */
  MNIST("mnist", "MNIST"),
  /** Articles of clothing in the shape of MNIST (Xiao, Rasul and Vollgraf). */
  FASHION_MNIST("fashion-mnist", "Fashion-MNIST"),
  /** Handwritten letters and digits (Cohen, Afshar, Tapson and van Schaik), in one archive. */
  EMNIST("emnist", "EMNIST");

  private final String word;
  private final String title;

  ImageCollection(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** The collection of a word, if there is one. */
  public static Optional<ImageCollection> named(String word) {
    return Stream.of(values()).filter(all -> all.word.equals(word)).findFirst();
  }

  /** The word that users type. */
  public String word() {
    return word;
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  /** The option that says where it is, such as {@code --mnist}. */
  public String option() {
    return "--" + word;
  }

  /** The environment variable that says where it is, such as {@code MNIST_DIR}. */
  public String variable() {
    return word.toUpperCase(Locale.ROOT).replace('-', '_') + "_DIR";
  }

  /** Where it is looked for when no one says otherwise, and where it is fetched to. */
  public Path usual() {
    return Path.of("data", word);
  }

  /** How to put it into a directory, for messages. */
  public String remedy(Path directory) {
    String to = directory.equals(usual()) ? "" : " --to " + directory;
    return "run 'data fetch %s%s'".formatted(word, to);
  }

  /** How to get it, for messages. */
  String howToGet() {
    return "%s, or point %s or %s to the directory with its files"
        .formatted(remedy(usual()), option(), variable());
  }
}
