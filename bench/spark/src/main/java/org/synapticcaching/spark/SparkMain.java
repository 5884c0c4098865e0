package org.synapticcaching.spark;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.synapticcaching.cli.session.ExitCode;

/**
 * What {@code spark-submit} begins with: the command line of {@code sweep}, whose points executors
 * compute. Touches nothing of Spark before it is known to be there.
 */
public final class SparkMain {
  private static final Set<String> COMMANDS = Set.of("sweep", "figure", "reproduce");
  private static final String PREFIX = "synaptic-caching: ";

  private SparkMain() {}

  /** Runs the command line. Returns when all is well, and exits with the code of what is not. */
  public static void main(String[] words) {
    int code = run(words);
    // Where YARN runs the driver, an exit of any code counts as a failure.
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  private static int run(String[] words) {
    Optional<String> wrong = wrongCommand(List.of(words));
    if (wrong.isPresent()) {
      System.err.println(PREFIX + wrong.get());
      return ExitCode.USAGE;
    }
    Optional<String> missing = missing(SparkMain.class.getClassLoader());
    if (missing.isPresent()) {
      System.err.println(PREFIX + missing.get());
      return ExitCode.FAILED;
    }
    return SparkProgram.run(words);
  }

  /** Why there is nothing in these words for Spark to do. */
  static Optional<String> wrongCommand(List<String> words) {
    boolean known =
        words.stream().filter(word -> !word.startsWith("-")).limit(1).allMatch(COMMANDS::contains);
    return known && !words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Spark runs sweep, figure and reproduce, got %s; other commands are for 'java -jar"
                    .formatted(words.isEmpty() ? "nothing" : "'" + String.join(" ", words) + "'")
                + " synaptic-caching.jar'");
  }

  /** What this Java, the driver's, lacks. */
  static Optional<String> missing(ClassLoader classes) {
    try {
      Class.forName("org.apache.spark.api.java.JavaSparkContext", false, classes);
    } catch (ClassNotFoundException | LinkageError none) {
      return Optional.of(
          "Spark is not there: this jar is for 'spark-submit synaptic-caching-spark.jar sweep ...';"
              + " without Spark 'java -jar synaptic-caching.jar sweep ...' does the same");
    }
    return Outfit.ofThisJava().vector()
        ? Optional.empty()
        : Optional.of(
            "the driver's Java lacks the Vector API; give spark-submit --driver-java-options"
                + " --add-modules=jdk.incubator.vector");
  }
}
