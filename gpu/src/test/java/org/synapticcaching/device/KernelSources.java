package org.synapticcaching.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kernel sources of this module and the PTX kept for them. */
final class KernelSources {
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^\\s*#\\s*include\\s*\"([^\"]*\\.cuh)\"");

  private KernelSources() {}

  /** This module's folder, from there or from the project's. */
  static Path module() {
    return Files.isDirectory(Path.of("src/main/cuda")) ? Path.of("") : Path.of("gpu");
  }

  static Path folder() {
    return module().resolve("src/main/cuda");
  }

  static Path resources() {
    return module().resolve("src/main/resources/org/synapticcaching");
  }

  /** All sources of kernels, by name. */
  static List<Path> sources() {
    return files(folder(), ".cu");
  }

  /** All PTX resources, by path. */
  static List<Path> ptx() {
    return files(resources(), ".ptx");
  }

  /** The source that a PTX resource is made from: that of its name, which no two sources share. */
  static Path sourceOf(Path ptx) {
    return sources().stream()
        .filter(source -> name(source).equals(name(ptx)))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no kernel source for " + ptx));
  }

  /** A file's name without the folder and the ending. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hash of a source and the headers that it includes, as {@code compile.sh} computes it. */
  static String hash(Path source) {
    try {
      Set<String> headers = new TreeSet<>();
      addHeaders(Files.readString(source), headers);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(source));
      for (String header : headers) {
        digest.update(Files.readAllBytes(folder().resolve(header)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addHeaders(String text, Set<String> headers) throws IOException {
    for (String header : INCLUDE.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (headers.add(header)) {
        addHeaders(Files.readString(folder().resolve(header), StandardCharsets.UTF_8), headers);
      }
    }
  }
}
