package org.synapticcaching.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.machine.SpeedFlags;

/** Lets executors be started with the flags and variables that computing needs. */
final class ExecutorFlags {
  private static final String OPTIONS = "spark.executor.extraJavaOptions";
  private static final String VARIABLE = "spark.executorEnv.";

  private ExecutorFlags() {}

  /**
   * Adds them to what the user set, which comes last and so counts.
   *
   * @param variables of the driver
   */
  static void into(SparkConf conf, Map<String, String> variables) {
    String users = conf.get(OPTIONS, "");
    List<String> flags = new ArrayList<>(List.of(SpeedFlags.VECTORS, SpeedFlags.NATIVE));
    flags.addAll(SpeedFlags.beside(List.of(users.trim().split("\\s+"))));
    flags.add(users);
    conf.set(OPTIONS, String.join(" ", flags).trim());
    // As nvidia-smi numbers cards, and so do the scripts by which Spark finds them.
    conf.setIfMissing(VARIABLE + "CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    for (ImageCollection images : ImageCollection.values()) {
      String named = variables.get(images.variable());
      Path place = named == null ? images.usual() : Path.of(named);
      if (Files.isDirectory(place)) {
        // Executors run elsewhere; where they share the folder they find it.
        conf.setIfMissing(VARIABLE + images.variable(), place.toAbsolutePath().toString());
      }
    }
  }
}
