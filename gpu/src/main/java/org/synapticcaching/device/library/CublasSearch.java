package org.synapticcaching.device.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folders where cuBLAS may lie although the loader does not look there.
 *
 * @param folders those that exist, best first
 * @param named whether the user named the folder, so that no other one will do
 */
public record CublasSearch(List<Path> folders, boolean named) {
  /** System property that names the folder to take cuBLAS from. */
  public static final String PROPERTY = "synapticcaching.cublas";

  private static final List<String> VARIABLES = List.of("CUDA_HOME", "CUDA_PATH");
  private static final List<String> IN_TOOLKIT =
      List.of("lib64", "lib", "targets/x86_64-linux/lib");
  private static final List<String> USUAL =
      List.of(
          "usr/local/cuda/lib64",
          "usr/local/cuda-*/lib64",
          "usr/local/cuda-*/targets/x86_64-linux/lib",
          "opt/cuda/lib64",
          "usr/lib/x86_64-linux-gnu",
          "usr/lib64");

  public CublasSearch {
    folders = List.copyOf(folders);
  }

  /** Where to look on this machine. */
  static CublasSearch here() {
    return of(System.getProperty(PROPERTY), System.getenv(), Path.of("/"));
  }

  /** Where to look, given the property's value or null, the environment, and the file system. */
  static CublasSearch of(String property, Map<String, String> environment, Path root) {
    if (property != null && !property.isBlank()) {
      return new CublasSearch(List.of(Path.of(property)), true);
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String variable : VARIABLES) {
      String toolkit = environment.get(variable);
      if (toolkit != null && !toolkit.isBlank()) {
        IN_TOOLKIT.forEach(within -> found.addAll(matching(Path.of(toolkit), within)));
      }
    }
    addTo(found, environment.get("HOME"), ".cache/synaptic-caching/cublas12");
    addTo(found, environment.get("CONDA_PREFIX"), "lib");
    addTo(found, environment.get("VIRTUAL_ENV"), "lib/python3*/site-packages/nvidia/cublas/lib");
    addTo(found, environment.get("VIRTUAL_ENV"), "lib/python3*/site-packages/nvidia/cu13/lib");
    USUAL.forEach(usual -> found.addAll(matching(root, usual)));
    return new CublasSearch(List.copyOf(found), false);
  }

  private static void addTo(Set<Path> found, String base, String within) {
    if (base != null && !base.isBlank()) {
      found.addAll(matching(Path.of(base), within));
    }
  }

  /** The folders with this file. */
  List<Path> foldersWith(String file) {
    return folders.stream().filter(folder -> Files.isReadable(folder.resolve(file))).toList();
  }

  /** The folders that fit a pattern below a folder, those of newer versions first. */
  private static List<Path> matching(Path below, String pattern) {
    List<Path> now = List.of(below);
    for (String part : pattern.split("/")) {
      List<Path> next = new ArrayList<>();
      now.forEach(folder -> next.addAll(children(folder, part)));
      now = next;
    }
    return now;
  }

  private static List<Path> children(Path folder, String pattern) {
    List<Path> children = new ArrayList<>();
    if (!pattern.contains("*")) {
      children.add(folder.resolve(pattern));
    } else if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
        all.forEach(children::add);
      } catch (IOException e) {
        return List.of(); // a folder that cannot be read has nothing for us
      }
    }
    children.removeIf(child -> !Files.isDirectory(child));
    children.sort(Comparator.reverseOrder());
    return children;
  }
}
