package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.synapticcaching.OtherJava;

/** The page of all reference runs, and one of odd results, as a reader sees and uses them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReportBrowserIT {
  private static final Path RESULTS = Path.of("..", "results").toAbsolutePath().normalize();
  private static final int WIDE = 1200;
  private static final int PHONE = 360;

  /** What a script needs to find a figure's first plot. */
  private static final String FIGURE = "const f = document.querySelector('#lr20-fig5b figure');";

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void makeThePage() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    page = report(RESULTS, folder.resolve("report.html"));
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openThePage() throws Exception {
    open(page, WIDE, false);
  }

  /** Makes a page as users do. */
  private static Path report(Path results, Path html) throws IOException, InterruptedException {
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

  private static void open(Path html, int width, boolean phone) throws InterruptedException {
    browser.size(width, 900, phone);
    browser.media("screen", "light");
    browser.open(html);
    browser.await("the script has run", "return document.readyState === 'complete'");
    browser.complaints();
  }

  /** Goes down the page, for plots are drawn when they come near the window. */
  private static void drawAll() throws InterruptedException {
    browser.await(
        "every plot is drawn",
        """
        const next = document.querySelector('figure[data-plot]:not([data-drawn])');
        if (next) next.scrollIntoView();
        return !next;
        """);
  }

  private static void drawOne() throws InterruptedException {
    browser.await(
        "the plot is drawn", FIGURE + "f.scrollIntoView(); return f.dataset.drawn === 'true'");
  }

  /** A number that changes with what a plot shows. */
  private static double looks() {
    return browser.number(
        FIGURE
            + """
            const c = f.querySelector('.canvas canvas');
            const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            let h = 0;
            for (let i = 0; i < p.length; i++) h = (h * 31 + p[i]) % 2147483647;
            return h;
            """);
  }

  private static double width() {
    return browser.number(FIGURE + "const x = JSON.parse(f.dataset.range).x; return x[1] - x[0]");
  }

  private static String values() {
    return (String) browser.script(FIGURE + "return f.querySelector('.values').textContent");
  }

  private static WebElement within(String selector) {
    return browser.all("#lr20-fig5b figure " + selector).get(0);
  }

  @Test
  void everyPlotShowsCurvesAndNothingComplains() throws Exception {
    drawAll();
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
  void aCurveIsHiddenAndShownAgain() throws Exception {
    drawOne();
    double before = looks();
    WebElement button = within(".legend button");
    assertEquals("true", button.getDomAttribute("aria-pressed"));
    button.click();
    assertEquals("false", button.getDomAttribute("aria-pressed"));
    assertNotEquals(before, looks());
    button.click();
    assertEquals("true", button.getDomAttribute("aria-pressed"));
    assertEquals(before, looks());
  }

  @Test
  void rangesOfClaimsAreShownAndHidden() throws Exception {
    drawOne();
    double before = looks();
    WebElement claims =
        browser.all("#lr20-fig5b figure .tools button").stream()
            .filter(button -> button.getText().equals("claims"))
            .findFirst()
            .orElseThrow();
    claims.click();
    assertNotEquals(before, looks());
    assertTrue(within(".bands").getText().contains("at least 18"), within(".bands").getText());
  }

  @Test
  void aPartIsDrawnLargerAndTheWholeAgain() throws Exception {
    drawOne();
    double whole = width();
    WebElement plot = within(".u-over");
    int across = plot.getSize().getWidth() / 4;
    int down = plot.getSize().getHeight() / 4;
    browser
        .user()
        .moveToElement(plot, -across, -down)
        .clickAndHold()
        .moveByOffset(across, down)
        .moveByOffset(across, down)
        .release()
        .perform();
    assertTrue(width() < 0.75 * whole, width() + " of " + whole);
    within(".tools button").click();
    assertEquals(whole, width(), 1e-12);
  }

  @Test
  void valuesAreToldAtTheMouseAndByArrowKeys() throws Exception {
    drawOne();
    assertEquals("polite", within(".values").getDomAttribute("aria-live"));
    WebElement plot = within(".u-over");
    boolean told = false;
    for (int part = -4; part <= 4 && !told; part++) {
      browser.user().moveToElement(plot, 20, part * plot.getSize().getHeight() / 10).perform();
      told = !values().isEmpty();
    }
    assertTrue(told, "no curve was found by the mouse");
    WebElement canvas = within(".canvas");
    canvas.sendKeys(Keys.HOME);
    String first = values();
    assertTrue(first.contains("test accuracy"), first);
    canvas.sendKeys(Keys.ARROW_RIGHT);
    String second = values();
    assertNotEquals(first, second);
    canvas.sendKeys(Keys.ARROW_DOWN);
    assertNotEquals(second.split(":")[0], values().split(":")[0]);
    canvas.sendKeys(Keys.END);
    String end = values();
    canvas.sendKeys(Keys.ARROW_RIGHT);
    assertEquals(end, values());
  }

  @Test
  void theTableBehindAPlotHasItsNumbers() throws Exception {
    drawOne();
    within("summary").click();
    browser.await("the table", FIGURE + "return f.querySelectorAll('.behind tr').length > 20");
    assertTrue(within(".behind table").getText().contains("no caching"));
  }

  @Test
  void everyControlIsReachedByKeyboard() throws Exception {
    drawOne();
    Object unreachable =
        browser.script(
            """
            return [...document.querySelectorAll('figure button, figure .canvas, figure summary, a')]
              .filter((e) => e.tabIndex < 0).map((e) => e.outerHTML).join('; ');
            """);
    assertEquals("", unreachable);
  }

  @Test
  void coloursFollowTheSystem() throws Exception {
    drawOne();
    double light = looks();
    double paper = background();
    browser.media("screen", "dark");
    awaitTheme("Light");
    assertTrue(background() < 0.3 * paper, background() + " after " + paper);
    assertNotEquals(light, looks());
    browser.media("screen", "light");
    awaitTheme("Dark");
    assertEquals(light, looks());
  }

  /** Waits until the page has followed the system, and offers this other theme. */
  private static void awaitTheme(String other) throws InterruptedException {
    browser.await(
        "the theme", "return document.getElementById('theme').textContent === arguments[0]", other);
  }

  @Test
  void theReaderChoosesTheOtherTheme() throws Exception {
    drawOne();
    double light = looks();
    double paper = background();
    WebElement theme = browser.all("#theme").get(0);
    assertEquals("Dark", theme.getText());
    theme.click();
    assertEquals("Light", theme.getText());
    assertTrue(background() < 0.3 * paper, background() + " after " + paper);
    assertNotEquals(light, looks());
    theme.click();
    assertEquals(light, looks());
  }

  @Test
  void theTipTellsTheValuesOfAllCurves() throws Exception {
    drawOne();
    within(".canvas").sendKeys(Keys.HOME);
    WebElement tip = within(".tip");
    assertTrue(tip.isDisplayed());
    for (String curve : List.of("no caching", "local-neuron caching", "minimum")) {
      assertTrue(tip.getText().contains(curve + ": "), tip.getText());
    }
    assertEquals(28, within(".tip canvas").getSize().getWidth());
    assertTrue(tip.getSize().getHeight() < within(".canvas").getSize().getHeight());
  }

  @Test
  void aPartIsDrawnLargerByKeyboard() throws Exception {
    drawOne();
    double whole = width();
    WebElement canvas = within(".canvas");
    canvas.sendKeys(Keys.HOME, Keys.ARROW_RIGHT, "+");
    assertEquals(whole / 2, width(), 1e-3 * whole);
    canvas.sendKeys(Keys.ESCAPE);
    assertEquals(whole, width(), 1e-12);
  }

  private static double background() {
    return browser.number(
        """
        const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return Number(c[0]) + Number(c[1]) + Number(c[2]);
        """);
  }

  @Test
  void nothingIsWiderThanAPhone() throws Exception {
    open(page, PHONE, true);
    drawAll();
    assertEquals(PHONE, browser.number("return innerWidth"));
    assertTrue(
        browser.number("return document.documentElement.scrollWidth") <= PHONE,
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
        return all.length >= 26 && all.every((i) => i.complete && i.naturalWidth > 100);
        """);
    browser.media("print", "light");
    assertTrue(browser.all("img.print").stream().allMatch(WebElement::isDisplayed));
    assertTrue(browser.all(".plots, .tools, nav").stream().noneMatch(WebElement::isDisplayed));
    assertTrue(browser.all("#lr20-fig5b table").get(0).isDisplayed());
  }

  @Test
  void nothingIsLoaded() throws Exception {
    drawAll();
    Object loaded =
        browser.script(
            """
            return performance.getEntriesByType('resource').map((e) => e.name)
              .filter((n) => !n.startsWith('blob:') && !n.startsWith('data:')).join('; ');
            """);
    assertEquals("", loaded);
    String html = Files.readString(page);
    assertTrue(html.contains("default-src &#39;none&#39;"));
    Matcher outside =
        Pattern.compile("src=\"[^\"]*\"|href=\"[a-z]*:[^\"]*\"|href=\"//").matcher(html);
    assertTrue(!outside.find(), () -> outside.group());
    assertTrue(Files.size(page) < 3_000_000, Files.size(page) + " bytes");
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
    open(report(results, folder.resolve("odd.html")), WIDE, false);
    drawAll();
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
        Files.copy(RESULTS.resolve("reference").resolve(figure).resolve(name), copy.resolve(name));
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
