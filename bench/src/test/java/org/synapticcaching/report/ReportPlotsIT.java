package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** One plot of the report, as a reader uses it: with mouse, keyboard and in either theme. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReportPlotsIT {
  private static final String ID = "lr20-fig5b";

  /** What a script needs to find the plot. */
  private static final String FIGURE = "const f = document.querySelector('#lr20-fig5b figure');";

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
    report.drawFirst(ID);
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
  void aCurveIsHiddenAndShownAgain() throws Exception {
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
    within("summary").click();
    browser.await("the table", FIGURE + "return f.querySelectorAll('.behind tr').length > 20");
    assertTrue(within(".behind table").getText().contains("no caching"));
  }

  @Test
  void coloursFollowTheSystem() throws Exception {
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
}
