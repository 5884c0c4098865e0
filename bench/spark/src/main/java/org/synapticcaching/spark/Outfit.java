package org.synapticcaching.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.synapticcaching.cli.session.Version;

/**
 * What a Java of the driver or of an executor is equipped with.
 *
 * @param java its version, such as 17
 * @param vector whether it has the Vector API
 * @param version of this program
 * @param build digest of the jar that this program was loaded from; empty when from no jar
 */
record Outfit(int java, boolean vector, String version, String build) implements Serializable {
  private static final int DIGITS = 12;

  /** That of this Java. */
  static Outfit ofThisJava() {
    return new Outfit(
        Runtime.version().feature(),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        Version.ofProject(),
        digestOfJar());
  }

  /**
   * Why an executor with this outfit cannot compute for a driver, and what to do.
   *
   * @param driver its outfit
   */
  Optional<String> faultBeside(Outfit driver) {
    if (!vector) {
      return Optional.of(
          "its Java lacks the Vector API, in spite of --add-modules=jdk.incubator.vector among"
              + " spark.executor.extraJavaOptions; give executors a Java that has it"
              + " (spark.executorEnv.JAVA_HOME)");
    }
    if (java != driver.java) {
      return Optional.of(
          "it has Java %d and the driver Java %d; give both the same (spark.executorEnv.JAVA_HOME)"
              .formatted(java, driver.java));
    }
    if (!version.equals(driver.version) || !build.equals(driver.build)) {
      return Optional.of(
          ("it has another build of this program (%s, %s) than the driver (%s, %s); remove the"
                  + " older one from Spark's own class path")
              .formatted(version, build, driver.version, driver.build));
    }
    return Optional.empty();
  }

  private static String digestOfJar() {
    try {
      Path jar = Path.of(Outfit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        return "";
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(jar)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
