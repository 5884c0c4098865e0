package org.synapticcaching.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a result was computed on.
 *
 * @param processor its model; {@code unknown} where the system does not tell
 * @param cores that Java may use, >= 1
 * @param caches of the first core, the nearest first; empty where the system does not tell
 * @param vectorBits widest vectors that the Vector API prefers; empty without it
 * @param memoryBytes main memory; empty where the system does not tell
 * @param system operating system and architecture
 * @param java virtual machine and version
 */
public record Machine(
    String processor,
    int cores,
    List<Cache> caches,
    OptionalInt vectorBits,
    OptionalLong memoryBytes,
    String system,
    String java) {
  /** Stands for what the system does not tell. */
  public static final String UNKNOWN = "unknown";

  public Machine {
    caches = List.copyOf(caches);
  }

  /** This one. */
  public static Machine here() {
    return of(SystemFiles.ofThisMachine());
  }

  /** One whose system has these files; the rest is of this Java. */
  static Machine of(SystemFiles files) {
    return new Machine(
        files.processor().orElse(UNKNOWN),
        Runtime.getRuntime().availableProcessors(),
        files.caches(),
        preferredVector(),
        files.memoryBytes(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  /** By name, since the module of the Vector API is not always there. */
  private static OptionalInt preferredVector() {
    try {
      Class<?> shapes = Class.forName("jdk.incubator.vector.VectorShape");
      Object preferred = shapes.getMethod("preferredShape").invoke(null);
      return OptionalInt.of((int) shapes.getMethod("vectorBitSize").invoke(preferred));
    } catch (ReflectiveOperationException | LinkageError missing) {
      return OptionalInt.empty();
    }
  }

  /** Processor, number of cores, operating system and Java, by name. */
  public Map<String, Object> describe() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processor", processor);
    machine.put("cores", cores);
    machine.put("system", system);
    machine.put("java", java);
    return machine;
  }
}
