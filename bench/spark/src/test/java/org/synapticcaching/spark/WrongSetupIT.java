package org.synapticcaching.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;

/** What executors or the driver lack is told in one line, before the first task. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WrongSetupIT {
  private static final List<String> SWEEP =
      List.of(
          "sweep perceptron --vary seed=1..4 --synapses 10 --patterns 5 --out results".split(" "));

  @TempDir private Path folder;

  /** A Java that takes no word about modules, as one of an older or smaller build would not. */
  private Path javaWithoutVectors() throws IOException {
    Path home = folder.resolve("java");
    Path program = home.resolve("bin/java");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/bash
        words=()
        for word in "$@"; do
          [ "$word" = --add-modules=jdk.incubator.vector ] || words+=("$word")
        done
        exec %s "${words[@]}"
        """
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  @Test
  void executorsWithoutVectorsAreRefused() throws Exception {
    try (Submission there =
        Submission.start(
            folder,
            Submission.CLUSTER,
            Map.of("spark.executorEnv.JAVA_HOME", javaWithoutVectors().toString()),
            SWEEP)) {
      assertEquals(1, there.await(), there::log);
      assertEquals(1, there.err().lines().count(), there::log);
      assertTrue(
          there
              .err()
              .matches(
                  "synaptic-caching: executor \\d+ on \\S+: its Java lacks the Vector API, .*\n"),
          there::log);
      assertEquals("", there.out());
    }
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void aDriverWithoutVectorsOrSparkIsTold() throws Exception {
    String jar = System.getProperty("spark.jar");
    String jars = Path.of(System.getProperty("spark.home"), "jars") + "/*";
    String main = SparkMain.class.getName();
    assertTrue(only(1, "-cp", jar, main, "sweep").contains("Spark is not there"));
    assertTrue(only(1, "-cp", jar + ":" + jars, main, "sweep").contains("--driver-java-options"));
    assertTrue(only(2, "-cp", jar, main, "train").contains("other commands are for"));
  }

  /** The only line of a Java that ends with this code. */
  private String only(int code, String... words) throws Exception {
    Path err = folder.resolve("err");
    Process process =
        OtherJava.with(new ArrayList<>(List.of(words))).redirectError(err.toFile()).start();
    assertEquals(code, process.waitFor(), Files.readString(err));
    List<String> lines = Files.readAllLines(err);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("synaptic-caching: "), lines.get(0));
    return lines.get(0);
  }
}
