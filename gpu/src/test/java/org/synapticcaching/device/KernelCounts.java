package org.synapticcaching.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts of what kernels would ask of a device, as they run or as they are written. */
public final class KernelCounts {
  /** An access to memory, with what says which memory, if anything does. */
  private static final Pattern ACCESS =
      Pattern.compile("(?m)^\\s*(?:@!?%p\\d+\\s+)?(?:ld|st|atom|red)((?:\\.[\\w:]+)+)\\s");

  private static final Pattern NAMED_MEMORY = Pattern.compile("\\.(shared|global)\\b");
  private static final Pattern OTHER_MEMORY = Pattern.compile("\\.(param|local|const)\\b");

  private KernelCounts() {}

  /** What the work comes to, for each of so many units of it. */
  public static Map<Quantity, Double> of(Runnable work, double units) {
    Emulation.startCounting();
    work.run();
    Emulation.stopCounting();
    Map<Quantity, Double> counts = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      counts.put(quantity, quantity.counted() / units);
    }
    return counts;
  }

  /** What longer work comes to beyond shorter work, for each of so many units. */
  public static Map<Quantity, Double> between(Runnable shorter, Runnable longer, double units) {
    Map<Quantity, Double> less = of(shorter, units);
    Map<Quantity, Double> more = of(longer, units);
    more.replaceAll((quantity, count) -> count - less.get(quantity));
    return more;
  }

  /**
   * Of a hundred instructions in the PTX of a source that access device or shared memory, those
   * that name neither, so that the device finds out which it is, each time.
   */
  public static Map<String, Double> generic(Path ptx) throws IOException {
    int generic = 0;
    int all = 0;
    Matcher access = ACCESS.matcher(Files.readString(ptx));
    while (access.find()) {
      String how = access.group(1);
      if (!OTHER_MEMORY.matcher(how).find()) {
        all++;
        generic += NAMED_MEMORY.matcher(how).find() ? 0 : 1;
      }
    }
    return Map.of("generic of 100 accesses", 100.0 * generic / all);
  }

  /** The PTX that is kept of a kernel source of this name. */
  public static Path ptx(String name) {
    return KernelSources.ptx().stream()
        .filter(file -> KernelSources.name(file).equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no PTX of the name " + name));
  }
}
