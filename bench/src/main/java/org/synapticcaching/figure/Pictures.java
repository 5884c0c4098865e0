package org.synapticcaching.figure;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.synapticcaching.figure.chart.ChartRenderer;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Picture;
import org.synapticcaching.figure.run.Workers.Task;

/**
 * The pictures of a figure, each of which any thread may draw. Machines without any font cannot
 * draw, but all else is worth keeping.
 */
final class Pictures {
  private final Pending png;
  private final Pending svg;

  /** Of charts that stay as they are. */
  Pictures(List<ChartSpec> charts) {
    this.png = new Pending(charts, Picture::png);
    this.svg = new Pending(charts, Picture::svg);
  }

  /** What is to be done, by any threads, before the pictures are there. */
  List<Task> tasks() {
    return List.of(png, svg);
  }

  /** Writes what could be drawn. */
  void write(FigureFiles files) {
    png.content().ifPresent(files::png);
    svg.content().ifPresent(files::svg);
  }

  /**
   * Why there are none, and what to do about it: by the first failure, which alone has a reason.
   */
  Optional<String> warning() {
    return Stream.of(png, svg)
        .flatMap(pending -> pending.noFonts().stream())
        .min(Comparator.comparing(NoClassDefFoundError.class::isInstance))
        .map(
            problem ->
                "Java cannot draw text here, so there is no picture; install fontconfig and a font"
                    + " such as DejaVu and run the command again ("
                    + problem.getMessage()
                    + ")");
  }

  /** One file. */
  private static final class Pending implements Task {
    private final List<ChartSpec> charts;
    private final Format format;
    private byte[] content;
    private Error noFonts;

    private interface Format {
      byte[] of(Picture picture) throws IOException;
    }

    Pending(List<ChartSpec> charts, Format format) {
      this.charts = charts;
      this.format = format;
    }

    @Override
    public void run() throws IOException {
      try {
        content = format.of(new ChartRenderer(charts).picture());
      } catch (LinkageError | InternalError problem) {
        noFonts = problem;
      }
    }

    Optional<byte[]> content() {
      return Optional.ofNullable(content);
    }

    Optional<Error> noFonts() {
      return Optional.ofNullable(noFonts);
    }
  }
}
