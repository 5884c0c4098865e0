package org.synapticcaching.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A browser without a window, driven by the driver that came with it: both are those of the path of
 * this process, so that nothing is downloaded.
 */
final class Browser implements AutoCloseable {
  /** What a driver needs to find, whose names differ between distributions. */
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");

  /** Warns that it knows no protocol of so new a browser, of which nothing here is used. */
  private static final Logger FINDER =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one; the test is skipped where there is none.
   *
   * @param profile an empty folder for what it keeps
   */
  static Browser start(Path profile) {
    Optional<Path> browser = onPath(BROWSERS);
    Optional<Path> program = onPath(DRIVERS);
    Assumptions.assumeTrue(
        browser.isPresent() && program.isPresent(), "needs chromium and chromedriver on the path");
    FINDER.setLevel(Level.OFF);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--user-data-dir=" + profile,
        "--no-first-run",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--force-device-scale-factor=1");
    if ("root".equals(System.getProperty("user.name"))) {
      // Its sandbox does not work for the superuser, as in a container.
      options.addArguments("--no-sandbox");
    }
    LoggingPreferences all = new LoggingPreferences();
    all.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", all);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program.orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(List<String> names) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return names.stream()
        .flatMap(
            name ->
                Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a file as from the disk, and waits until it is drawn. */
  void open(Path page) {
    driver.get(page.toAbsolutePath().toUri().toString());
  }

  /** Gives the page this many CSS pixels, as a window or as a phone. */
  void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  /**
   * Tells the page what the system prefers.
   *
   * @param medium {@code screen} or {@code print}
   * @param scheme {@code dark} or {@code light}
   */
  void media(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The value of a script's {@code return}. */
  Object script(String text, Object... arguments) {
    return driver.executeScript(text, arguments);
  }

  /** A number that a script returns. */
  double number(String text, Object... arguments) {
    return ((Number) script(text, arguments)).doubleValue();
  }

  /** The elements of a selector of CSS. */
  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The mouse and the keyboard of a user. */
  Actions user() {
    return new Actions(driver, Duration.ofMillis(20));
  }

  /** Waits until a script returns true, for drawing comes after events. */
  void await(String what, String condition, Object... arguments) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(script(condition, arguments))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not come about: " + what);
      }
      Thread.sleep(20);
    }
  }

  /** What the page and the browser complained of since this was last asked. */
  List<String> complaints() {
    Stream<LogEntry> entries =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    return entries.map(LogEntry::getMessage).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
