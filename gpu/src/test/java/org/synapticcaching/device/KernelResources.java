package org.synapticcaching.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one kernel takes of a multiprocessor, as the PTX compiler tells it.
 *
 * @param kernel its name
 * @param registers of a thread
 * @param spilledBytes that a thread writes to and reads from memory for want of registers
 * @param sharedBytes static shared memory of a block
 */
record KernelResources(String kernel, int registers, int spilledBytes, int sharedBytes) {
  /** System property: whether kernels are assembled for 8.6 and 8.9, too. */
  static final String EVERY_CARD = "kernels.everyCard";

  private static final Pattern ENTRY =
      Pattern.compile(
          "Compiling entry function '(\\w+)'(.*?)(?=Compiling entry|\\z)", Pattern.DOTALL);
  private static final Pattern SPILLS =
      Pattern.compile("(\\d+) bytes spill stores, (\\d+) bytes spill loads");
  private static final Pattern REGISTERS = Pattern.compile("Used (\\d+) registers");
  private static final Pattern SHARED = Pattern.compile("(\\d+) bytes smem");

  /**
   * What kernels are assembled for: what is shipped as machine code, of which that for 8.0 runs on
   * all 8.x, and where it is asked for, all that the PTX is translated for by drivers.
   */
  static List<Integer> capabilities() {
    return Boolean.getBoolean(EVERY_CARD) ? List.of(80, 86, 89, 90) : MachineCode.CAPABILITIES;
  }

  /**
   * Of all kernels that a log of the compiler tells of.
   *
   * @throws IllegalArgumentException when it does not tell registers and spills of one
   */
  static List<KernelResources> of(String log) {
    List<KernelResources> all = new ArrayList<>();
    Matcher entry = ENTRY.matcher(log);
    while (entry.find()) {
      int spilled =
          SPILLS
              .matcher(entry.group(2))
              .results()
              .mapToInt(each -> Integer.parseInt(each.group(1)) + Integer.parseInt(each.group(2)))
              .reduce(Integer::sum)
              .orElseThrow(() -> tooLittle(log));
      int registers = first(REGISTERS, entry.group(2)).orElseThrow(() -> tooLittle(log));
      int shared = first(SHARED, entry.group(2)).orElse(0);
      all.add(new KernelResources(entry.group(1), registers, spilled, shared));
    }
    return all;
  }

  private static Optional<Integer> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
  }

  private static IllegalArgumentException tooLittle(String log) {
    return new IllegalArgumentException("too little told by the compiler:\n" + log);
  }
}
