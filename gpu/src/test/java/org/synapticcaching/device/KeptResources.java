package org.synapticcaching.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compilers have said of the PTX that is kept, in a table beside the tests: assembling all
 * of it, and making it again, takes minutes. A row is of one text and no other, by its hash. What
 * the table does not have is asked of the compilers, so that it is never wrong, only slow, when it
 * is old; {@code -Dptx.renew=true} asks for everything and writes it anew.
 */
final class KeptResources {
  /** System property: whether the compilers are asked for everything and the table is written. */
  static final String RENEW = "ptx.renew";

  private static final String TITLE = "ptx,hash,card,kernel,registers,spilled,shared";

  /** In the place of a card: nvcc has made the same text again, by the script with this hash. */
  private static final String MADE = "made";

  /** Of each text and card what its rows say, by what the rows begin with. */
  private static final Map<String, List<String>> TABLE = read();

  private KeptResources() {}

  private static Path file() {
    return KernelSources.module()
        .toAbsolutePath()
        .resolve("src/test/resources/org/synapticcaching/device/resources.csv");
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> table = new TreeMap<>();
    try {
      List<String> lines = Boolean.getBoolean(RENEW) ? List.of() : Files.readAllLines(file());
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] parts = line.split(",", 4);
        table
            .computeIfAbsent(key(parts[0], parts[1], parts[2]), key -> new ArrayList<>())
            .add(parts[3]);
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String stem, String hash, String card) {
    return String.join(",", stem, hash, card);
  }

  private static String key(Ptx ptx, String card) {
    return key(ptx.stem(), ptx.hash(), card);
  }

  /** Whether the table tells of this text for this card. */
  static boolean tells(Ptx ptx, String card) {
    return TABLE.containsKey(key(ptx, card));
  }

  /**
   * What each kernel takes of a card, such as {@code sm_90}: from the table, or else assembled.
   *
   * @throws IllegalArgumentException with the compiler's log when it refuses the text
   */
  static List<KernelResources> of(Ptx ptx, String card) throws IOException {
    List<String> rows = TABLE.get(key(ptx, card));
    return rows == null
        ? KernelResources.of(PtxAssembler.kept(ptx, card).log())
        : rows.stream().map(KeptResources::parsed).toList();
  }

  private static KernelResources parsed(String row) {
    String[] parts = row.split(",");
    return new KernelResources(
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }

  /** Whether nvcc has made this text from its source before, by the script with this hash. */
  static boolean wasMadeAgain(Ptx ptx, String script) {
    return TABLE.getOrDefault(key(ptx, MADE), List.of()).contains(script + ",,,");
  }

  /** Writes the table anew: all of these texts, which nvcc has just made again. */
  static void write(Collection<Ptx> all, List<String> cards, String script) throws IOException {
    List<String> lines = new ArrayList<>(List.of(TITLE));
    for (Ptx ptx : all) {
      lines.add(key(ptx, MADE) + "," + script + ",,,");
      for (String card : cards) {
        for (KernelResources each : of(ptx, card)) {
          lines.add(
              "%s,%s,%d,%d,%d"
                  .formatted(
                      key(ptx, card),
                      each.kernel(),
                      each.registers(),
                      each.spilledBytes(),
                      each.sharedBytes()));
        }
      }
    }
    Files.write(file(), lines);
  }
}
