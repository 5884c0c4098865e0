package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of what kernels ask of a device, kept so that no change makes them ask for more unseen.
 * It belongs to one version of the compiler: another one leaves out other accesses.
 */
public final class KeptCounts {
  /** System property: whether the table is written anew instead of compared. */
  private static final String RENEW = "counts.renew";

  /** What counts may grow by. */
  private static final double GROWTH = 1.05;

  /** And what they may grow by where there is next to nothing. */
  private static final double FEW = 0.5;

  private static final String TITLE = "work,quantity,count";
  private static final String COMPILER = "# per unit of the work; compiled by g++ ";

  private final Map<String, Double> counts = new LinkedHashMap<>();

  /** Adds what one kind of work comes to. */
  public KeptCounts add(String work, Map<?, Double> quantities) {
    quantities.forEach((quantity, count) -> counts.put(work + "," + quantity, count));
    return this;
  }

  /**
   * Fails where anything has grown by more than 5 %, or is not in the table; or writes the table
   * where the system property {@code counts.renew} is true.
   */
  public void check() throws IOException {
    if (Boolean.getBoolean(RENEW)) {
      Files.writeString(file(), text());
      return;
    }
    List<String> lines = Files.readAllLines(file());
    String compiler = COMPILER + compiler();
    assumeTrue(
        lines.get(0).equals(compiler),
        () -> "the table was made with another compiler: " + lines.get(0) + ", here " + compiler);
    Map<String, Double> kept = new LinkedHashMap<>();
    for (String line : lines.subList(2, lines.size())) {
      int comma = line.lastIndexOf(',');
      kept.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
    }
    String advice = "; if that is meant, renew " + file().getFileName() + " by -D" + RENEW;
    assertEquals(kept.keySet(), counts.keySet(), "rows of the table" + advice);
    List<String> grown = new ArrayList<>();
    counts.forEach(
        (row, count) -> {
          if (count > GROWTH * kept.get(row) + FEW) {
            grown.add(row + ": " + count + " instead of " + kept.get(row));
          }
        });
    if (!grown.isEmpty()) {
      fail(String.join("\n", grown) + "\n" + grown.size() + " counts have grown" + advice);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(COMPILER + compiler() + "\n" + TITLE + "\n");
    counts.forEach(
        (row, count) -> text.append(String.format(Locale.ROOT, "%s,%.1f%n", row, count)));
    return text.toString();
  }

  private static Path file() {
    return KernelSources.module()
        .toAbsolutePath()
        .resolve("src/test/resources/org/synapticcaching/device/counts.csv");
  }

  /** Its major version, empty where it does not tell. */
  private static String compiler() {
    String version = HostCompiler.usual().version();
    Matcher found = Pattern.compile("(\\d+)\\.\\d+\\.\\d+").matcher(version == null ? "" : version);
    return found.find() ? found.group(1) : "";
  }
}
