package org.synapticcaching.dataset;

/**
 * A training set and a test set.
 *
 * @param name the word of an {@link ImageSet}, {@code digits} or the file's name
 * @param description one line for users: where it came from and its size
 * @param train patterns to learn
 * @param test patterns to test with
 */
public record DataSet(String name, String description, Patterns train, Patterns test) {
  public DataSet {
    if (train.inputs() != test.inputs() || train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "%s: training patterns have %s inputs and %s classes, test patterns %s and %s"
              .formatted(name, train.inputs(), train.classes(), test.inputs(), test.classes()));
    }
  }

  /** The first patterns of each set. */
  public DataSet limited(int trainLimit, int testLimit) {
    return new DataSet(name, description, train.first(trainLimit), test.first(testLimit));
  }
}
