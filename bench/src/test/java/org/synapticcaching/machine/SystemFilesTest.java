package org.synapticcaching.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFilesTest {
  private static final String CACHE = "sys/devices/system/cpu/cpu0/cache/";

  @TempDir private Path root;

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void writeCache(int index, String level, String type, String size) throws IOException {
    Map.of("level", level, "type", type, "size", size)
        .forEach(
            (name, value) -> {
              try {
                write(CACHE + "index" + index + "/" + name, value + "\n");
              } catch (IOException problem) {
                throw new AssertionError(problem);
              }
            });
  }

  @Test
  void readsWhatLinuxTells() throws IOException {
    write(
        "proc/cpuinfo",
        "processor\t: 0\nmodel name\t: A B 9000\n\nprocessor\t: 1\nmodel name\t: other\n");
    write("proc/meminfo", "MemTotal:       16302848 kB\nMemFree:         1234 kB\n");
    write("proc/loadavg", "2.16 1.90 1.05 3/412 99\n");
    writeCache(3, "3", "Unified", "32768K");
    writeCache(0, "1", "Data", "48K");
    writeCache(2, "2", "Unified", "2M");
    writeCache(1, "1", "Instruction", "32K");
    Files.createDirectories(root.resolve(CACHE + "index4"));

    SystemFiles files = new SystemFiles(root);
    assertEquals(Optional.of("A B 9000"), files.processor());
    assertEquals(OptionalLong.of(16302848L * 1024), files.memoryBytes());
    assertEquals(OptionalDouble.of(2.16), files.load());
    assertEquals(
        List.of(
            new Cache(1, "data", 48 << 10),
            new Cache(1, "instruction", 32 << 10),
            new Cache(2, "unified", 2 << 20),
            new Cache(3, "unified", 32 << 20)),
        files.caches());
  }

  @Test
  void knowsNothingWhereNothingIsTold() throws IOException {
    SystemFiles files = new SystemFiles(root);
    assertEquals(Optional.empty(), files.processor());
    assertEquals(OptionalLong.empty(), files.memoryBytes());
    assertEquals(OptionalDouble.empty(), files.load());
    assertEquals(List.of(), files.caches());

    write("proc/meminfo", "MemTotal: much\n");
    write("proc/loadavg", "\n");
    writeCache(0, "1", "Data", "a few");
    assertEquals(OptionalLong.empty(), files.memoryBytes());
    assertEquals(OptionalDouble.empty(), files.load());
    assertEquals(List.of(), files.caches());

    Machine machine = Machine.of(files);
    assertEquals("unknown", machine.processor());
    assertTrue(machine.cores() >= 1);
    assertEquals(
        List.of("processor", "cores", "system", "java"), List.copyOf(machine.describe().keySet()));
  }
}
