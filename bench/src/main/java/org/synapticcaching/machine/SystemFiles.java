package org.synapticcaching.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.synapticcaching.backend.calibration.ProcessorModel;

/**
 * The files in which Linux tells about a machine. What is not there, or not as expected, is unknown
 * and no failure: other systems have no such files.
 *
 * @param root folder that holds {@code proc} and {@code sys}
 */
public record SystemFiles(Path root) {
  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");
  private static final long KIB = 1024;

  /** Those of this machine. */
  public static SystemFiles ofThisMachine() {
    return new SystemFiles(Path.of("/"));
  }

  /** The first core's model. */
  public Optional<String> processor() {
    return ProcessorModel.in(root.resolve("proc/cpuinfo"));
  }

  /** Main memory in bytes. */
  public OptionalLong memoryBytes() {
    return totalMemory()
        .filter(text -> text.matches("\\d+ kB"))
        .map(text -> OptionalLong.of(KIB * Long.parseLong(text.substring(0, text.indexOf(' ')))))
        .orElse(OptionalLong.empty());
  }

  /** How many processes computed or waited to, on average over the last minute. */
  public OptionalDouble load() {
    try {
      String text = Files.readString(root.resolve("proc/loadavg"));
      return OptionalDouble.of(Double.parseDouble(text.strip().split("\\s+")[0]));
    } catch (IOException | RuntimeException unknown) {
      return OptionalDouble.empty();
    }
  }

  /** The caches of the first core, the nearest first. */
  public List<Cache> caches() {
    List<Cache> caches = new ArrayList<>();
    Path folder = root.resolve("sys/devices/system/cpu/cpu0/cache");
    try (DirectoryStream<Path> indices = Files.newDirectoryStream(folder, "index*")) {
      for (Path index : indices) {
        cache(index).ifPresent(caches::add);
      }
    } catch (IOException | RuntimeException unknown) {
      return List.of();
    }
    caches.sort(Comparator.comparingInt(Cache::level).thenComparing(Cache::kind));
    return caches;
  }

  private static Optional<Cache> cache(Path index) {
    try {
      int level = Integer.parseInt(line(index.resolve("level")));
      String kind = line(index.resolve("type")).toLowerCase(Locale.ROOT);
      Matcher size = SIZE.matcher(line(index.resolve("size")));
      return size.matches()
          ? Optional.of(new Cache(level, kind, Long.parseLong(size.group(1)) * unit(size.group(2))))
          : Optional.empty();
    } catch (IOException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "K" -> KIB;
      case "M" -> KIB * KIB;
      case "G" -> KIB * KIB * KIB;
      default -> 1;
    };
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private Optional<String> totalMemory() {
    try (Stream<String> lines = Files.lines(root.resolve("proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemTotal"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | RuntimeException unknown) {
      return Optional.empty();
    }
  }
}
