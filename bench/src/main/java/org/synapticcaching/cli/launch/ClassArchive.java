package org.synapticcaching.cli.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Classes that were loaded and checked when the jar was packed: a file beside it, for one build of
 * Java, named after it. A Java that finds it starts in half the time; one that does not, or that
 * was started another way, loads its classes as always.
 *
 * @param file the archive
 */
record ClassArchive(Path file) {
  /** Flags by which users decide about archives themselves. */
  private static final Pattern CHOSEN =
      Pattern.compile("-Xshare:.*|-XX:(SharedArchiveFile|AOT\\w+|[+-]AutoCreateSharedArchive).*");

  private static final String JAR = ".jar";

  /**
   * The archive of a class path that is one jar.
   *
   * @param classPath of this Java
   * @param build of this Java, as its property {@code java.vm.version} says
   * @return empty where there is none
   */
  static Optional<ClassArchive> of(String classPath, String build) {
    if (!classPath.endsWith(JAR)) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(classPath).toAbsolutePath();
      String name = jar.getFileName().toString();
      String stem = name.substring(0, name.length() - JAR.length());
      Path file = jar.resolveSibling(stem + "-" + build + ".jsa");
      return Files.isReadable(file) ? Optional.of(new ClassArchive(file)) : Optional.empty();
    } catch (InvalidPathException severalOrNone) {
      return Optional.empty();
    }
  }

  /**
   * The flags of a Java that uses it, which says nothing where it does not fit after all, as when
   * the jar was changed since.
   *
   * @param userFlags that Java has too
   */
  List<String> flags(List<String> userFlags) {
    return userFlags.stream().anyMatch(flag -> CHOSEN.matcher(flag).matches())
        ? List.of()
        : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off");
  }
}
