package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that name files which a comparison writes. A picocli mixin. */
public final class ComparisonFiles {
  private static final String CSV = "--csv";
  private static final String PLOT = "--plot";
  private static final String PNG = ".png";
  private static final String SVG = ".svg";

  @Option(
      names = CSV,
      paramLabel = "FILE.csv",
      description =
          "Write one line per row of each run: medians, ratio with its interval, p, verdict; with -"
              + " to standard output, and the table then to standard error.")
  private Path csv;

  @Option(
      names = PLOT,
      paramLabel = "FILE.png|svg",
      description = "Draw every row's ratio with its interval, as PNG or SVG by the name's ending.")
  private Path plot;

  /**
   * Checks the options.
   *
   * @param runs that are read
   * @throws UsageException naming the option when a file could not be written later on, is another
   *     one as well, or has an ending that is none of a picture
   */
  public void check(List<Path> runs) {
    if (plot != null && !hasEnding(PNG) && !hasEnding(SVG)) {
      throw new UsageException(
          PLOT + " " + plot + ": a picture is drawn as " + PNG + " or " + SVG + "; name it so");
    }
    List<NamedFile> files = new ArrayList<>();
    runs.forEach(run -> files.add(NamedFile.read("the run", run)));
    csv().ifPresent(file -> files.add(NamedFile.written(CSV, file)));
    plot().ifPresent(file -> files.add(NamedFile.written(PLOT, file)));
    new NamedFiles(files).check();
  }

  private boolean hasEnding(String ending) {
    return plot.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Where the table goes. */
  public Optional<Path> csv() {
    return Optional.ofNullable(csv);
  }

  /** Whether the table goes to standard output. */
  public boolean isCsvOnStandardOutput() {
    return csv != null && NamedFile.written(CSV, csv).isStandardOutput();
  }

  /** Where the picture goes. */
  public Optional<Path> plot() {
    return Optional.ofNullable(plot);
  }

  /** Whether the picture is an SVG, else a PNG. */
  public boolean isPlotSvg() {
    return hasEnding(SVG);
  }
}
