package org.synapticcaching.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.synapticcaching.OtherJava;

/** An application as {@code spark-submit} starts it, on a cluster of this machine. */
final class Submission implements AutoCloseable {
  /** Two executors of one core, each in a process of its own. */
  static final String CLUSTER = "local-cluster[2,1,1024]";

  /** Two cores of the driver. */
  static final String LOCAL = "local[2]";

  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
  private static final Path HOME = Path.of(System.getProperty("spark.home", "target/spark"));

  private final Path folder;
  private final Process process;

  private Submission(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder that it is started in, and that has what it prints
   * @param master that it takes
   * @param conf settings of Spark, beside those that all tests have
   * @param words of the command line of this program
   */
  static Submission start(Path folder, String master, Map<String, String> conf, List<String> words)
      throws IOException {
    Files.writeString(HOME.resolve("RELEASE"), "Spark, as its jars are\n");
    List<String> all = new ArrayList<>();
    all.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split("\\s+")));
    all.addAll(List.of("--add-modules=jdk.incubator.vector", "-Xmx512m", "-cp"));
    all.addAll(List.of(HOME.resolve("jars") + "/*", "org.apache.spark.deploy.SparkSubmit"));
    all.addAll(List.of("--master", master, "--conf", "spark.ui.enabled=false"));
    conf.forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
    all.add(System.getProperty("spark.jar"));
    all.addAll(words);
    return new Submission(
        folder, with(folder, all, Map.of("SPARK_HOME", HOME.toAbsolutePath().toString())).start());
  }

  /** Starts this program without Spark, in the same folder. */
  static Submission plain(Path folder, List<String> words) throws IOException {
    return plain(folder, Map.of(), words);
  }

  /** Starts this program without Spark, in the same folder, with variables of its own. */
  static Submission plain(Path folder, Map<String, String> variables, List<String> words)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("-jar", System.getProperty("plain.jar")));
    all.addAll(words);
    return new Submission(folder, with(folder, all, variables).start());
  }

  private static ProcessBuilder with(
      Path folder, List<String> words, Map<String, String> variables) {
    ProcessBuilder builder =
        OtherJava.with(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().putAll(variables);
    return builder;
  }

  /** Waits for its end, and returns its exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processes of its executors. */
  List<ProcessHandle> executors() {
    return process
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains(EXECUTOR))
        .toList();
  }

  /** What it printed. */
  String out() {
    return text("out");
  }

  /** What it said beside, the words of Java and of Spark itself left out. */
  String err() {
    return Stream.of(text("err").split("\n"))
        .filter(line -> line.matches("(note|synaptic-caching): .*"))
        .reduce("", (lines, line) -> lines + line + "\n");
  }

  /** All that it said beside. */
  String log() {
    return text("err");
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends what is left of it. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
