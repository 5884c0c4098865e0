package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The page of all reference runs, and one of odd results, as a reader sees them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReportBrowserIT {
  @TempDir private static Path folder;
  private static ReportPage report;
  private static Browser browser;

  @BeforeAll
  static void makeThePage() throws Exception {
    report = ReportPage.start(folder);
    browser = report.browser();
  }

  @AfterAll
  static void end() {
    if (report != null) {
      report.close();
    }
  }

  @BeforeEach
  void openThePage() throws Exception {
    report.open(ReportPage.WIDE, false);
  }

  @Test
  void everyPlotShowsCurvesAndNothingComplains() throws Exception {
    report.drawAll();
    assertTrue(browser.all("figure[data-plot]").size() >= 60, "plots");
    Object empty =
        browser.script(
            """
            const empty = [];
            document.querySelectorAll('figure[data-plot]').forEach((f) => {
              const c = f.querySelector('.canvas canvas');
              const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let coloured = 0;
              let grey = 0;
              for (let i = 0; i < p.length; i += 4) {
                if (p[i + 3] === 0) continue;
                const spread = Math.max(p[i], p[i + 1], p[i + 2]) - Math.min(p[i], p[i + 1], p[i + 2]);
                if (spread > 60) coloured++;
                else grey++;
              }
              if (coloured < 30 || grey < 200) empty.push(f.textContent + coloured + ' ' + grey);
            });
            return empty.join('; ');
            """);
    assertEquals("", empty);
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void everyControlIsReachedByKeyboard() throws Exception {
    report.drawFirst("lr20-fig5b");
    Object unreachable =
        browser.script(
            """
            return [...document.querySelectorAll('figure button, figure .canvas, figure summary, a')]
              .filter((e) => e.tabIndex < 0).map((e) => e.outerHTML).join('; ');
            """);
    assertEquals("", unreachable);
  }

  @Test
  void nothingIsWiderThanAPhone() throws Exception {
    report.open(ReportPage.PHONE, true);
    report.drawAll();
    assertEquals(ReportPage.PHONE, browser.number("return innerWidth"));
    assertTrue(
        browser.number("return document.documentElement.scrollWidth") <= ReportPage.PHONE,
        () ->
            (String)
                browser.script(
                    """
                    return [...document.querySelectorAll('body *')]
                      .filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll'))
                      .slice(0, 5).map((e) => e.outerHTML.slice(0, 200)).join('; ');
                    """));
  }

  @Test
  void printHasPicturesAndTablesAndNoControls() throws Exception {
    browser.await(
        "pictures are there",
        """
        const all = [...document.querySelectorAll('img.print')];
        return all.length >= 27 && all.every((i) => i.complete && i.naturalWidth > 100);
        """);
    browser.media("print", "light");
    assertTrue(browser.all("img.print").stream().allMatch(WebElement::isDisplayed));
    assertTrue(browser.all(".plots, .tools, nav").stream().noneMatch(WebElement::isDisplayed));
    assertTrue(browser.all("#lr20-fig5b table").get(0).isDisplayed());
  }

  @Test
  void nothingIsLoaded() throws Exception {
    report.drawAll();
    Object loaded =
        browser.script(
            """
            return performance.getEntriesByType('resource').map((e) => e.name)
              .filter((n) => !n.startsWith('blob:') && !n.startsWith('data:')).join('; ');
            """);
    assertEquals("", loaded);
    String html = Files.readString(report.file());
    assertTrue(html.contains("default-src &#39;none&#39;"));
    Matcher outside =
        Pattern.compile("src=\"[^\"]*\"|href=\"[a-z]*:[^\"]*\"|href=\"//").matcher(html);
    assertTrue(!outside.find(), () -> outside.group());
    assertTrue(Files.size(report.file()) < 3_000_000, Files.size(report.file()) + " bytes");
  }

  /** Results that are broken in many ways become a page that says so, and nothing of it is run. */
  @Test
  void oddResultsAreToldAndEscaped() throws Exception {
    Path results = Files.createDirectories(folder.resolve("odd"));
    String trap = "<img src=x onerror=window.injected=1>";
    odd(results, "n22-fig3", "data.csv", "no decay", trap);
    odd(results, "lr20-fig2b", "claims.json", "the total has", "</script><b id=trap>the total has");
    odd(results, "lr20-fig5b", "data.csv", ",stalled", ",diverged");
    odd(results, "lr20-fig5b", "data.csv", "15225.6911", "nan");
    odd(results, "lr20-fig1", "data.csv", "true", "true");
    Files.delete(results.resolve("lr20-fig1").resolve("figure.svg"));
    odd(results, "lr20-fig6", "run.json", "\"settings\"", "\"settings");
    odd(results, "lr20-fig4b", "data.csv", "total", "totals");
    Path empty = Files.createDirectories(results.resolve("bench").resolve("empty"));
    Path half = Files.createDirectories(results.resolve("bench").resolve("half"));
    Files.writeString(half.resolve("jmh.json"), "[{\"benchmark\" : \"x");
    report.open(ReportPage.make(results, folder.resolve("odd.html")), ReportPage.WIDE, false);
    report.drawAll();
    assertEquals(List.of(), browser.complaints());
    assertEquals(true, browser.script("return window.injected === undefined"));
    assertEquals(0, browser.all("#trap, img[src=x], [onerror]").size());
    List<String> legend =
        browser.all("#n22-fig3 .legend button").stream().map(WebElement::getText).toList();
    assertTrue(legend.contains(trap), legend.toString());
    assertTrue(browser.all("#lr20-fig2b table").get(0).getText().contains("</script><b id=trap>"));
    assertProblem("#lr20-fig1", "figure.svg");
    assertProblem("#lr20-fig6", "run.json");
    assertProblem("#lr20-fig4b", "'total'");
    assertProblem("#bench-problems", empty.getFileName().toString());
    assertProblem("#bench-problems", half.getFileName().toString());
    assertTrue(browser.all("#missing").get(0).getText().contains("rp24-size"));
    assertEquals("true", browser.all("#lr20-fig5b figure").get(0).getDomAttribute("data-drawn"));
  }

  private static void odd(Path results, String figure, String file, String from, String to)
      throws IOException {
    Path copy = results.resolve(figure);
    if (!Files.exists(copy)) {
      Files.createDirectories(copy);
      for (String name : List.of("data.csv", "claims.json", "run.json", "figure.svg")) {
        Files.copy(ReportPage.reference(figure).resolve(name), copy.resolve(name));
      }
    }
    String text = Files.readString(copy.resolve(file));
    assertTrue(text.contains(from), file + " of " + figure + " has no " + from);
    Files.writeString(copy.resolve(file), text.replace(from, to));
  }

  private static void assertProblem(String section, String word) {
    List<String> told =
        browser.all(section + " .problem").stream().map(WebElement::getText).toList();
    assertTrue(told.stream().anyMatch(line -> line.contains(word)), section + ": " + told);
  }
}
