package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.Mnist;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that choose a data set. A picocli mixin. */
public final class DataOptions {
  /** There is one set of built-in digits for all runs; a run's seed does not change its data. */
  private static final long DIGITS_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "auto|mnist|digits|FILE.npz",
      defaultValue = "auto",
      description =
          "Data to learn: mnist, the built-in digits, or a file with arrays x_train, y_train,"
              + " x_test and y_test; auto takes mnist where it is found, else digits."
              + " Default: ${DEFAULT-VALUE}.")
  private String data;

  @Mixin private MnistOption mnist;

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
            mnist,
            Numbers.count("--train-limit", trainLimit),
            Numbers.count("--test-limit", testLimit));
  }

  /** The files that may be read, as far as they are there. */
  List<NamedFile> files() {
    return switch (data) {
      case DataRequest.DIGITS -> List.of();
      case DataRequest.AUTO, DataRequest.MNIST ->
          Stream.of(Mnist.Part.values())
              .flatMap(part -> part.in(mnist.place().directory()).stream())
              .map(file -> NamedFile.read("--mnist", file))
              .toList();
      default -> List.of(NamedFile.read("--data", Path.of(data)));
    };
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
      MnistOption mnist,
      OptionalInt trainLimit,
      OptionalInt testLimit) {
    try {
      return new DataRequest(data, encoding, mnist.existing(), DIGITS_SEED, trainLimit, testLimit);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--data: " + wrong.getMessage());
    }
  }
}
