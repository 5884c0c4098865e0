package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.InputEncoding;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that choose a data set. A picocli mixin. */
public final class DataOptions {
  /** There is one set of built-in digits for all runs; a run's seed does not change its data. */
  private static final long DIGITS_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "NAME|FILE.npz",
      defaultValue = "auto",
      description =
          "Data to learn: mnist, fashion-mnist, emnist-letters, emnist-digits, emnist-balanced,"
              + " digits (built-in), or a file with arrays x_train, y_train, x_test and y_test; auto takes mnist where it is found, else digits."
              + " 'data list' tells more. Default: ${DEFAULT-VALUE}.")
  private String data;

  @Mixin private PlaceOptions places;

  @Option(
      names = "--train-limit",
      paramLabel = "N",
      description = "Learn the first N training patterns only. Default: all.")
  private Integer trainLimit;

  @Option(
      names = "--test-limit",
      paramLabel = "N",
      description = "Test with the first N test patterns only. Default: all.")
  private Integer testLimit;

  @Option(
      names = "--input",
      paramLabel = "ENCODING",
      converter = EnumConverters.Inputs.class,
      completionCandidates = EnumConverters.Inputs.class,
      description =
          "How pixels become inputs: ${COMPLETION-CANDIDATES} (unit: pixel/255; offset: 0.01 +"
              + " 0.99 pixel/255; zero-mean: pixel/255 less its mean; raw: as stored)."
              + " Default: unit; zero-mean for --network rp24.")
  private InputEncoding input;

  private DataRequest request;

  /**
   * Checks the options.
   *
   * @param usual encoding when the user chose none
   * @throws UsageException naming the option when a value makes no sense
   */
  void complete(InputEncoding usual) {
    input = input == null ? usual : input;
    request =
        request(
            data,
            input,
            places,
            Numbers.count("--train-limit", trainLimit),
            Numbers.count("--test-limit", testLimit));
  }

  /** The files that may be read, as far as they are there. */
  List<NamedFile> files() {
    if (data.equals(DataRequest.DIGITS)) {
      return List.of();
    }
    return DataRequest.images(data)
        .map(this::filesOf)
        .orElseGet(() -> List.of(NamedFile.read("--data", Path.of(data))));
  }

  private List<NamedFile> filesOf(ImageSet set) {
    ImageCollection collection = set.collection();
    return set.filesIn(places.place(collection).directory()).stream()
        .map(file -> NamedFile.read(collection.option(), file))
        .toList();
  }

  /** Names the data that {@code auto} came to. */
  void resolveAuto(String used) {
    data = data.equals(DataRequest.AUTO) ? used : data;
  }

  /** Which data, how encoded, and how many of them. */
  public DataRequest request() {
    return request;
  }

  /**
   * Data as the user names them.
   *
   * @throws UsageException when there are none of that name
   */
  public static DataRequest request(
      String data,
      InputEncoding encoding,
      PlaceOptions places,
      OptionalInt trainLimit,
      OptionalInt testLimit) {
    try {
      return new DataRequest(data, encoding, places.existing(), DIGITS_SEED, trainLimit, testLimit);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--data: " + wrong.getMessage());
    }
  }
}
