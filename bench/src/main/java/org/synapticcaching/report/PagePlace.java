package org.synapticcaching.report;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a page is to be.
 *
 * @param page its file
 */
record PagePlace(Path page) {
  /** The address of another file as a link of the page: relative, so that both can be moved. */
  String to(Path file) {
    Path folder = page.toAbsolutePath().normalize().getParent();
    Path other = file.toAbsolutePath().normalize();
    if (!other.getRoot().equals(folder.getRoot())) {
      return other.toUri().toString();
    }
    StringBuilder address = new StringBuilder();
    for (Path name : folder.relativize(other)) {
      address.append(address.isEmpty() ? "" : "/").append(encoded(name.toString()));
    }
    return address.toString();
  }

  /** The path of an address may hold any letter, and a colon that does not stand for a scheme. */
  private static String encoded(String name) {
    return URI.create("file:///").resolve(Path.of("/", name).toUri()).getRawPath().substring(1);
  }
}
