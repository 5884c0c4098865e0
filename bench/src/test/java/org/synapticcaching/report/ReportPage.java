package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.synapticcaching.OtherJava;

/** The report of all reference runs, made as users make it and opened in a browser. */
final class ReportPage implements AutoCloseable {
  /** Width of a window in CSS pixels. */
  static final int WIDE = 1200;

  /** Width of a small phone in CSS pixels. */
  static final int PHONE = 360;

  private final Browser browser;
  private final Path file;

  private ReportPage(Browser browser, Path file) {
    this.browser = browser;
    this.file = file;
  }

  /**
   * Makes the report and starts a browser; the test is skipped where there is none.
   *
   * @param folder for the page and what the browser keeps
   */
  static ReportPage start(Path folder) throws IOException, InterruptedException {
    Browser browser = Browser.start(folder.resolve("profile"));
    try {
      return new ReportPage(
          browser, make(ReferenceResults.in(folder), folder.resolve("report.html")));
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      browser.close();
      throw failure;
    }
  }

  /** Makes a page as users do. */
  static Path make(Path results, Path html) throws IOException, InterruptedException {
    Process process =
        OtherJava.with(
                List.of(
                    "-jar",
                    Path.of(System.getProperty("jars"), "synaptic-caching.jar").toString(),
                    "report",
                    results.toString(),
                    "--out",
                    html.toString()))
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), told);
    return html;
  }

  /** The browser that it is opened in. */
  Browser browser() {
    return browser;
  }

  /** The page on the disk. */
  Path file() {
    return file;
  }

  /** The folder of a figure's reference run. */
  static Path reference(String figure) {
    return ReferenceResults.REFERENCE.resolve(figure);
  }

  /**
   * Opens it anew in light colours, with no complaint of before.
   *
   * @param width of the window, in CSS pixels
   */
  void open(int width, boolean phone) throws InterruptedException {
    open(file, width, phone);
  }

  /** Opens another page in the same browser. */
  void open(Path html, int width, boolean phone) throws InterruptedException {
    browser.size(width, 900, phone);
    browser.media("screen", "light");
    browser.open(html);
    browser.await("the script has run", "return document.readyState === 'complete'");
    browser.complaints();
  }

  /** Goes down the page, for plots are drawn when they come near the window. */
  void drawAll() throws InterruptedException {
    browser.await(
        "every plot is drawn",
        """
        const next = document.querySelector('figure[data-plot]:not([data-drawn])');
        if (next) next.scrollIntoView();
        return !next;
        """);
  }

  /** Goes to the first plot of a figure. */
  void drawFirst(String figure) throws InterruptedException {
    browser.await(
        "the plot is drawn",
        """
        const f = document.querySelector('#' + arguments[0] + ' figure');
        f.scrollIntoView();
        return f.dataset.drawn === 'true';
        """,
        figure);
  }

  @Override
  public void close() {
    browser.close();
  }
}
