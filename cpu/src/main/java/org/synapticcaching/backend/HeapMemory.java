package org.synapticcaching.backend;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;

/** Refuses a population that will not fit into Java's memory, before any of it is taken. */
public final class HeapMemory {
  private static final double GIBI = 1L << 30;

  /** What Java needs besides, as a part of what it may use. */
  private static final double SPARE = 0.05;

  private HeapMemory() {}

  /**
   * Requires as much memory as a backend says that a population takes.
   *
   * @throws IllegalStateException when Java has less left; says how much it needs and has, and what
   *     to do
   */
  public static void require(Backend backend, PopulationSpec spec) {
    long bytes = backend.bytes(spec);
    MemoryUsage largest = largestPool();
    if (bytes <= left(largest)) {
      return;
    }
    System.gc();
    largest = largestPool();
    if (bytes <= left(largest)) {
      return;
    }
    long heap = Runtime.getRuntime().maxMemory();
    double wanted = (bytes + largest.getUsed()) * (1 + SPARE) * heap / max(largest);
    throw new IllegalStateException(
        String.format(
            "%s needs %s of memory for %s, but Java, which may use %s, can give it %s; "
                + "start it with 'java -Xmx%sg -jar', or take fewer hidden units or runs at a "
                + "time%s",
            backend.id(),
            text(bytes),
            what(spec),
            text(heap),
            text(left(largest)),
            (long) Math.ceil(wanted / GIBI),
            backend.precision() == Precision.FLOAT64 ? ", or the backend simd" : ""));
  }

  private static String what(PopulationSpec spec) {
    long synapses = spec.network().synapses();
    int networks = spec.replicas().size();
    return (networks == 1 ? "a network" : networks + " networks") + " of " + synapses + " synapses";
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / GIBI);
  }

  /** Of the pools in which Java keeps what it is given, that with the most room. */
  private static MemoryUsage largestPool() {
    MemoryUsage largest = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long most = -1;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getUsage() : null;
      if (usage != null && usage.getMax() > most) {
        most = usage.getMax();
        largest = usage;
      }
    }
    return largest;
  }

  private static long max(MemoryUsage pool) {
    return pool.getMax() < 0 ? Runtime.getRuntime().maxMemory() : pool.getMax();
  }

  private static long left(MemoryUsage pool) {
    return max(pool) - pool.getUsed();
  }
}
