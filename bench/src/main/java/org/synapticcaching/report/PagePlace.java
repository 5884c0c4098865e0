package org.synapticcaching.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where a page is to be.
 *
 * @param page its file
 */
public record PagePlace(Path page) {
  /** The address of another file as a link of the page: relative, so that both can be moved. */
  public String to(Path file) {
    Path folder = page.toAbsolutePath().normalize().getParent();
    Path other = file.toAbsolutePath().normalize();
    if (!other.getRoot().equals(folder.getRoot())) {
      return other.toUri().toString();
    }
    StringBuilder address = new StringBuilder();
    for (Path name : folder.relativize(other)) {
      address.append(address.isEmpty() ? "" : "/").append(encoded(name.toString()));
    }
    // A colon in the first name would end a scheme.
    return address.indexOf(":") < 0 ? address.toString() : "./" + address;
  }

  private static String encoded(String name) {
    try {
      return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
