package org.synapticcaching.check.part;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;

/** How large the work of a check is: as a card needs it, or as an emulation of one can do it. */
public enum CheckScale {
  /** Paper sizes and whole data sets. */
  CARD(DataRequest.AUTO, 60_000, 10_000, 100, 1000, 64, 1000, 1000),

  /** The same ways through the program, as short as they can be; nothing is measured. */
  EMULATED(DataRequest.DIGITS, 60, 30, 10, 300, 3, 10, 20);

  private final String data;
  private final int images;
  private final int tests;
  private final int hidden;
  private final int slicedHidden;
  private final int population;
  private final int presentations;
  private final int synapses;

  CheckScale(
      String data,
      int images,
      int tests,
      int hidden,
      int slicedHidden,
      int population,
      int presentations,
      int synapses) {
    this.data = data;
    this.images = images;
    this.tests = tests;
    this.hidden = hidden;
    this.slicedHidden = slicedHidden;
    this.population = population;
    this.presentations = presentations;
    this.synapses = synapses;
  }

  /** That of a device. */
  public static CheckScale of(boolean emulated) {
    return emulated ? EMULATED : CARD;
  }

  /** Whether nothing that is measured counts. */
  public boolean emulated() {
    return this == EMULATED;
  }

  /**
   * What is learned: MNIST where it is found, else the built-in digits; few of them if emulated.
   *
   * @param notice receives a line where MNIST is not found
   */
  public DataSet data(Consumer<String> notice) {
    DataSet all = DataSets.open(DataRequest.of(data), notice);
    return emulated() ? all.limited(images, tests) : all;
  }

  /** Hidden units of a network that has one block of the card, and of one that many share. */
  List<Integer> hidden() {
    return List.of(hidden, slicedHidden);
  }

  /** Networks side by side. */
  int population() {
    return population;
  }

  /** Presentations to a network of a population. */
  int presentations() {
    return presentations;
  }

  /** Synapses of a perceptron. */
  int synapses() {
    return synapses;
  }

  /** The words of a run of {@code train} or {@code perceptron} that a memory checker watches. */
  public List<String> watched(Watched what) {
    String small = emulated() ? "5" : "100";
    return switch (what) {
      case ONE_BLOCK -> network(emulated() ? "10" : "100", small);
      case SLICED -> network(Integer.toString(slicedHidden), small);
      case PERCEPTRON ->
          List.of(
              "perceptron",
              "--synapses",
              emulated() ? "20" : "200",
              "--patterns",
              emulated() ? "20" : "200",
              "--policy",
              "local-global",
              "--threshold",
              "5",
              "--decay-time",
              "1000",
              "--max-epochs",
              "20");
    };
  }

  private static List<String> network(String hidden, String presentations) {
    return List.of(
        "train",
        "--data",
        DataRequest.DIGITS,
        "--train-limit",
        "200",
        "--test-limit",
        "20",
        "--hidden",
        hidden,
        "--policy",
        "local-neuron",
        "--threshold",
        "0.04",
        "--decay-time",
        "1000",
        "--presentations",
        presentations);
  }

  /** What a memory checker watches. */
  public enum Watched {
    /** A network in one block. */
    ONE_BLOCK("one block"),

    /** A network that several blocks share. */
    SLICED("slices"),

    /** A perceptron. */
    PERCEPTRON("perceptron");

    private final String words;

    Watched(String words) {
      this.words = words;
    }

    /** As users read it. */
    public String words() {
      return words;
    }
  }

  /** The scale of this name; empty for none. */
  static Optional<CheckScale> named(String name) {
    return List.of(values()).stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
