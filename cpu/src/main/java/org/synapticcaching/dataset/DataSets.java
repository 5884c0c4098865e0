package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.synapticcaching.model.Require;

/** The way to a data set by the word or file name that the user gave. */
public final class DataSets {
  private DataSets() {}

  /**
   * Opens a data set.
   *
   * @param notice receives one line when {@code auto} falls back to the built-in digits
   * @throws DataException when data are missing, damaged or unfit for the encoding
   * @throws IllegalArgumentException when a limit exceeds the number of patterns
   */
  public static DataSet open(DataRequest request, Consumer<String> notice) {
    return open(request, request.places()::of, notice);
  }

  static DataSet open(
      DataRequest request, Function<ImageCollection, DataPlace> places, Consumer<String> notice) {
    Optional<ImageSet> wanted = DataRequest.images(request.source());
    if (wanted.isEmpty()) {
      return request.source().equals(DataRequest.DIGITS) ? digits(request) : npz(request);
    }
    ImageSet set = wanted.get();
    ImageFiles files = new ImageFiles(set, places.apply(set.collection()));
    if (!request.source().equals(DataRequest.AUTO)) {
      return images(request, set, files.require());
    }
    Optional<Path> directory = files.find();
    if (directory.isPresent()) {
      return images(request, set, directory.get());
    }
    notice.accept(
        set.title() + " not found, using the built-in digits; " + set.collection().howToGet());
    return digits(request);
  }

  private static DataSet images(DataRequest request, ImageSet set, Path directory) {
    Images train = ImageFiles.readTraining(set, directory);
    Images test = ImageFiles.readTest(set, directory);
    return images(request, set.word(), set.title() + " from " + directory, train, test);
  }

  private static DataSet digits(DataRequest request) {
    DigitImages digits = new DigitImages(request.digitsSeed());
    boolean needsAll = request.encoding() == InputEncoding.ZERO_MEAN;
    int train =
        needsAll
            ? DigitImages.TRAINING
            : count("train", request.trainLimit(), DigitImages.TRAINING);
    int test = count("test", request.testLimit(), DigitImages.TEST);
    return images(
        request,
        DataRequest.DIGITS,
        "built-in digits of seed " + request.digitsSeed(),
        digits.training(train),
        digits.test(test));
  }

  private static DataSet npz(DataRequest request) {
    Path file = Path.of(request.source());
    NpzPatterns.Both both = NpzPatterns.read(file, request.encoding(), request.exact());
    return limited(
        file.getFileName().toString(), file.toString(), both.train(), both.test(), request);
  }

  private static DataSet images(
      DataRequest request, String name, String from, Images train, Images test) {
    double[] table = PixelTable.of(request.encoding(), train.pixels());
    return limited(name, from, train.encoded(table), test.encoded(table), request);
  }

  private static DataSet limited(
      String name, String from, Patterns train, Patterns test, DataRequest request) {
    Patterns fewerTrain = train.first(count("train", request.trainLimit(), train.size()));
    Patterns fewerTest = test.first(count("test", request.testLimit(), test.size()));
    String description =
        "%s: %s training and %s test patterns of %s inputs, %s classes"
            .formatted(from, fewerTrain.size(), fewerTest.size(), train.inputs(), train.classes());
    return new DataSet(name, description, fewerTrain, fewerTest);
  }

  private static int count(String name, OptionalInt limit, int available) {
    int count = limit.orElse(available);
    Require.that(
        count <= available,
        "--%s-limit must be <= %s, all that there are, got %s",
        name,
        available,
        count);
    return count;
  }
}
