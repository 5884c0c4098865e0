package org.synapticcaching.cli.cluster;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where this program is. */
final class ThisJar {
  private ThisJar() {}

  /** The jar, or the folder of classes, that this program was loaded from. */
  static Path path() {
    try {
      return Path.of(ThisJar.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
