package org.synapticcaching.spark;

import java.util.Optional;
import org.synapticcaching.cli.Main;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.console.Terminal;

/** The command line with Spark's executors as the machines that compute. */
final class SparkProgram {
  private SparkProgram() {}

  /** Runs it, and returns its exit code. */
  static int run(String[] words) {
    Interrupt interrupt = Interrupt.onShutdown();
    try (SparkCluster cluster =
        new SparkCluster(line -> System.err.println("note: " + line), interrupt::requested)) {
      return Main.run(
          new Session(
              interrupt,
              Terminal.standardErrorIsTerminal(),
              StandardOutput.ofThisJava(),
              Optional.of(cluster)),
          words);
    }
  }
}
