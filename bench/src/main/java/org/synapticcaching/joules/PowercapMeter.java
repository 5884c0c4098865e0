package org.synapticcaching.joules;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The energy counters of processors (RAPL, of Intel and of AMD) that Linux offers as files, see
 * {@code Documentation/power/powercap/powercap.rst} of its sources. Packages are added up, and the
 * memory attached to them, which is no part of a package. The other zones within a package are part
 * of its count, and the zone of the whole platform (psys) contains all packages.
 */
final class PowercapMeter implements EnergyMeter {
  /** Where Linux has them. */
  static final Path FOLDER = Path.of("/sys/class/powercap");

  /** RAPL by model-specific registers; {@code intel-rapl-mmio} has the same packages again. */
  private static final Pattern PACKAGE = Pattern.compile("intel-rapl:\\d+");

  private static final Pattern PART = Pattern.compile("intel-rapl:\\d+:\\d+");

  private static final double JOULE = 1e6;

  /** The counters move every millisecond or so. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final List<Zone> zones;
  private double sum;

  private PowercapMeter(List<Zone> zones) {
    this.zones = zones;
  }

  /** Reads a file; where access is denied, by its usual exception. */
  @FunctionalInterface
  interface TextReader {
    /** All of it. */
    String read(Path file) throws IOException;
  }

  /** One counter, in microjoules, which begins again at 0 after {@code range}. */
  private static final class Zone {
    private final String name;
    private final Path counter;
    private final TextReader reader;
    private final long range;
    private long last;

    Zone(String name, Path folder, TextReader reader) throws IOException {
      this.name = name;
      this.reader = reader;
      this.counter = folder.resolve("energy_uj");
      this.range = number(folder.resolve("max_energy_range_uj"), reader);
      this.last = number(counter, reader);
    }

    /** Since it was last asked. */
    long more() throws IOException {
      long now = number(counter, reader);
      long more = now - last;
      last = now;
      return more < 0 ? more + range : more;
    }
  }

  /**
   * Looks for counters.
   *
   * @param folder {@link #FOLDER}; tests make their own
   */
  static MeterSearch search(Path folder) {
    return search(folder, Files::readString);
  }

  static MeterSearch search(Path folder, TextReader reader) {
    try {
      List<Zone> zones = zones(folder, reader);
      return zones.isEmpty() ? none(folder) : MeterSearch.found(new PowercapMeter(zones));
    } catch (AccessDeniedException denied) {
      return MeterSearch.missing(
          denied.getFile() + " can be read by root only, as usual since Linux 5.10",
          remedy(folder));
    } catch (IOException problem) {
      return MeterSearch.missing(
          "the energy counter of a processor cannot be read: " + problem.getMessage(),
          "see whether 'cat' prints a number there");
    }
  }

  private static MeterSearch none(Path folder) {
    return MeterSearch.missing(
        "Linux offers no energy counter of a processor in " + folder,
        "load its driver by 'sudo modprobe intel_rapl_msr' (for AMD too); most virtual machines and"
            + " containers have none");
  }

  private static String remedy(Path folder) {
    return "allow all users to read it by 'sudo chmod a+r "
        + folder.resolve("intel-rapl:*/energy_uj")
        + "' until the next start, or for good by the line 'SUBSYSTEM==\"powercap\","
        + " ACTION==\"add\", RUN+=\"/bin/chmod a+r /sys%p/energy_uj\"' in"
        + " /etc/udev/rules.d/90-powercap.rules";
  }

  private static List<Zone> zones(Path folder, TextReader reader) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(found::add);
      }
    }
    found.sort(Comparator.naturalOrder());
    List<Zone> zones = new ArrayList<>();
    for (Path zone : found) {
      String id = zone.getFileName().toString();
      boolean isPackage = PACKAGE.matcher(id).matches() && name(zone, reader).startsWith("package");
      boolean isMemory = PART.matcher(id).matches() && name(zone, reader).equals("dram");
      if (isPackage || isMemory) {
        zones.add(new Zone(name(zone, reader), zone, reader));
      }
    }
    return zones;
  }

  private static String name(Path zone, TextReader reader) throws IOException {
    return reader.read(zone.resolve("name")).strip();
  }

  private static long number(Path file, TextReader reader) throws IOException {
    String text = reader.read(file).strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw new IOException(file + " has '" + text + "', which is no whole number", wrong);
    }
  }

  @Override
  public String words() {
    return "RAPL by powercap: "
        + zones.stream().map(zone -> zone.name).collect(Collectors.joining(" + "));
  }

  @Override
  public Duration shortestWindow() {
    return SHORTEST;
  }

  @Override
  public double joules() throws IOException {
    for (Zone zone : zones) {
      sum += zone.more() / JOULE;
    }
    return sum;
  }
}
