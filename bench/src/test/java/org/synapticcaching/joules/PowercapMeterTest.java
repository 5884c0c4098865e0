package org.synapticcaching.joules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders as Linux makes them. */
class PowercapMeterTest {
  private static final long RANGE = 262_143_328_850L;

  @TempDir private Path folder;

  private void zone(String id, String name, long microjoules) throws IOException {
    Path zone = Files.createDirectories(folder.resolve(id));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), RANGE + "\n");
    set(id, microjoules);
  }

  private void set(String id, long microjoules) throws IOException {
    Files.writeString(folder.resolve(id).resolve("energy_uj"), microjoules + "\n");
  }

  /** Two sockets with memory, what each contains, the platform, and the same by another way. */
  private void server() throws IOException {
    Files.createDirectories(folder.resolve("intel-rapl"));
    Files.createDirectories(folder.resolve("dtpm"));
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:0:0", "core", 500_000);
    zone("intel-rapl:0:1", "dram", 100_000);
    zone("intel-rapl:1", "package-1", 7_000_000);
    zone("intel-rapl:1:0", "dram", 200_000);
    zone("intel-rapl:1:1", "uncore", 300_000);
    zone("intel-rapl:2", "psys", 9_000_000);
    zone("intel-rapl-mmio:0", "package-0", 1_000_000);
  }

  private EnergyMeter meter() {
    MeterSearch search = PowercapMeter.search(folder);
    return search.meter().orElseThrow(() -> new AssertionError(search.words()));
  }

  @Test
  void packagesAndTheirMemoryCountAndNothingTwice() throws IOException {
    server();
    EnergyMeter meter = meter();
    assertEquals("RAPL by powercap: package-0 + dram + package-1 + dram", meter.words());
    assertEquals(0, meter.joules());
    set("intel-rapl:0", 3_000_000);
    set("intel-rapl:0:0", 400_000_000);
    set("intel-rapl:0:1", 600_000);
    set("intel-rapl:1", 7_250_000);
    set("intel-rapl:1:0", 200_001);
    set("intel-rapl:1:1", 400_000_000);
    set("intel-rapl:2", 900_000_000);
    set("intel-rapl-mmio:0", 3_000_000);
    assertEquals(2 + 0.5 + 0.25 + 1e-6, meter.joules(), 1e-12);
    assertEquals(2 + 0.5 + 0.25 + 1e-6, meter.joules(), 1e-12);
  }

  @Test
  void aCounterThatBeganAgainGoesOn() throws IOException {
    zone("intel-rapl:0", "package-0", RANGE - 1_500_000);
    EnergyMeter meter = meter();
    set("intel-rapl:0", 500_000);
    assertEquals(2, meter.joules(), 1e-12);
    set("intel-rapl:0", 1_500_000);
    assertEquals(3, meter.joules(), 1e-12);
    set("intel-rapl:0", 1_000_000);
    assertEquals(3 + (RANGE - 500_000) / 1e6, meter.joules(), 1e-6);
  }

  @Test
  void whatOnlyRootMayReadIsNoZeroAndTheRemedyIsACommand() throws IOException {
    server();
    MeterSearch search =
        PowercapMeter.search(
            folder,
            file -> {
              if (file.endsWith("intel-rapl:1/energy_uj")) {
                throw new AccessDeniedException(file.toString());
              }
              return Files.readString(file);
            });
    assertTrue(search.meter().isEmpty());
    assertEquals(
        folder.resolve("intel-rapl:1/energy_uj")
            + " can be read by root only, as usual since Linux 5.10",
        search.reason());
    assertTrue(
        search.remedy().contains("'sudo chmod a+r " + folder + "/intel-rapl:*/energy_uj'"),
        search.remedy());
    assertTrue(search.remedy().contains("/etc/udev/rules.d/90-powercap.rules"));
    assertEquals("not measured: " + search.reason() + "; " + search.remedy(), search.words());
    assertEquals(1, search.words().lines().count());
  }

  @Test
  void withoutCountersThereIsAReason() throws IOException {
    MeterSearch missing = PowercapMeter.search(folder.resolve("none"));
    assertTrue(missing.meter().isEmpty());
    assertTrue(missing.words().contains("no energy counter of a processor"), missing.words());
    assertTrue(missing.words().contains("modprobe intel_rapl_msr"), missing.words());
    zone("intel-rapl:0", "psys", 1);
    zone("intel-rapl:1:0", "core", 1);
    assertEquals(
        missing.reason(),
        PowercapMeter.search(folder).reason().replace(folder + "", folder.resolve("none") + ""));
  }

  @Test
  void whatIsNoNumberIsNamed() throws IOException {
    zone("intel-rapl:0", "package-0", 1);
    EnergyMeter meter = meter();
    Path counter = folder.resolve("intel-rapl:0/energy_uj");
    Files.writeString(counter, "x");
    IOException wrong = assertThrows(IOException.class, meter::joules);
    assertEquals(counter + " has 'x', which is no whole number", wrong.getMessage());
    assertTrue(PowercapMeter.search(folder).reason().endsWith(wrong.getMessage()));
    Files.delete(counter);
    assertTrue(PowercapMeter.search(folder).meter().isEmpty());
  }
}
