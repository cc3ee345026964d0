package io.brokerbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser that looks at a report, and says what is wrong with it. */
public final class Browser implements AutoCloseable {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How many shapes of a chart have the colour of one of its series; no chart, no shapes. */
  private static final String SHAPES =
      """
      return Array.from(document.querySelectorAll('.plot')).map(function (plot) {
        var chart = window.echarts && echarts.getInstanceByDom(plot);
        var colours = chart ? chart.getOption().color.map(function (c) { return c.toLowerCase(); }) : [];
        return Array.from(plot.querySelectorAll('svg path, svg rect, svg circle'))
          .filter(function (shape) {
            /* The legend's own shapes lie below the axes. */
            var paint = [shape.getAttribute('fill'), shape.getAttribute('stroke')];
            var box = shape.getBoundingClientRect();
            var floor = plot.getBoundingClientRect().bottom - 26;
            return box.top < floor && box.width + box.height > 0 && paint.some(function (p) { return p && colours.includes(p.toLowerCase()); });
          }).length;
      });
      """;

  /**
   * Labels of charts that lie over each other or reach beyond their plot. Rectangles are apart if
   * they are so along a side of one of them.
   */
  private static final String LABELS =
      """
      function corners(t, angle) {
        var b = t.getBBox(), m = t.getScreenCTM(), c = Math.cos(-angle), s = Math.sin(-angle);
        var points = [[b.x, b.y], [b.x + b.width, b.y], [b.x, b.y + b.height], [b.x + b.width, b.y + b.height]]
          .map(function (p) { return [m.a * p[0] + m.c * p[1] + m.e, m.b * p[0] + m.d * p[1] + m.f]; })
          .map(function (p) { return [c * p[0] - s * p[1], s * p[0] + c * p[1]]; });
        var xs = points.map(function (p) { return p[0]; }), ys = points.map(function (p) { return p[1]; });
        return { left: Math.min.apply(null, xs), right: Math.max.apply(null, xs),
                 top: Math.min.apply(null, ys), bottom: Math.max.apply(null, ys) };
      }
      function slant(t) { var m = t.getScreenCTM(); return Math.atan2(m.b, m.a); }
      function over(a, b) {
        return [slant(a), slant(b)].every(function (angle) {
          var one = corners(a, angle), other = corners(b, angle);
          return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
        });
      }
      var faults = [];
      document.querySelectorAll('.plot').forEach(function (plot, i) {
        var frame = plot.getBoundingClientRect();
        var texts = Array.from(plot.querySelectorAll('svg text'))
          .filter(function (t) { return t.textContent.trim() && t.getBoundingClientRect().width > 0; });
        texts.forEach(function (t, j) {
          var box = t.getBoundingClientRect();
          if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
            faults.push('chart ' + i + ': "' + t.textContent + '" is cut off');
          }
          texts.slice(j + 1).forEach(function (o) {
            if (over(t, o)) { faults.push('chart ' + i + ': "' + t.textContent + '" lies over "' + o.textContent + '"'); }
          });
        });
      });
      return faults;
      """;

  /** Whatever makes the page wider than the screen. */
  private static final String WIDTH =
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";

  private static final String PLACE =
      """
      return echarts.getInstanceByDom(arguments[0]).convertToPixel({gridIndex: 0}, [arguments[1], arguments[2]]);
      """;

  /** It warns of each browser that is newer than itself, about what isn't used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts the browser, or skips the test where there is none. */
  public static Browser start(Path profile) {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "needs chromium and chromedriver in /usr/bin (Debian: chromium, chromium-driver)");
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options));
  }

  /** Opens a file from disk, as a user does. */
  public void open(Path page) {
    // What was logged up to here is not of this page: of the last one, or of the browser's own.
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(page.toUri().toString());
  }

  /** All that is wrong with the page that is open; nothing if it is as it should be. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        faults.add("console: " + entry.getMessage());
      }
    }
    requests().stream()
        .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
        .forEach(url -> faults.add("request: " + url));
    List<Long> shapes = shapes();
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i) == 0) {
        faults.add("chart " + i + " is empty");
      }
    }
    return faults;
  }

  /** What of the charts' labels can't be read, and whether the page is wider than the screen. */
  @SuppressWarnings("unchecked") // what the script returns
  public List<String> unreadable() {
    List<String> faults =
        new ArrayList<>((List<String>) Objects.requireNonNull(driver.executeScript(LABELS)));
    if (((Number) Objects.requireNonNull(driver.executeScript(WIDTH))).intValue() > 0) {
      faults.add("the page is wider than the screen");
    }
    return faults;
  }

  private List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(message.at("/params/request/url").asText());
      }
    }
    return urls;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For each chart how many shapes it has drawn of its values. */
  @SuppressWarnings("unchecked") // what the script returns
  public List<Long> shapes() {
    return (List<Long>) Objects.requireNonNull(driver.executeScript(SHAPES));
  }

  /** What is shown when the mouse is over a place of a chart, in the chart's own coordinates. */
  @SuppressWarnings("unchecked") // what the script returns
  public String hover(int chart, double x, double y) {
    WebElement plot = driver.findElements(By.className("plot")).get(chart);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", plot);
    List<Number> pixel =
        (List<Number>) Objects.requireNonNull(driver.executeScript(PLACE, plot, x, y));
    // Selenium counts from the middle.
    int right = pixel.get(0).intValue() - plot.getSize().getWidth() / 2;
    int down = pixel.get(1).intValue() - plot.getSize().getHeight() / 2;
    new Actions(driver).moveToElement(plot, right, down).perform();
    return new WebDriverWait(driver, PATIENCE)
        .until(
            d -> {
              String text = tooltip(plot);
              return text.isEmpty() ? null : text;
            });
  }

  private static String tooltip(WebElement plot) {
    return plot.findElements(By.xpath("./div[last()]")).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** As a user has it who likes it dark, or light. */
  public void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** A screen of this width. */
  public void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 844, "deviceScaleFactor", 1, "mobile", pixels < 600));
  }

  /** What a script returns, as text. */
  public String ask(String script) {
    return String.valueOf(driver.executeScript("return " + script));
  }

  /** Waits until a script returns this. */
  public void await(String script, String answer) {
    new WebDriverWait(driver, PATIENCE).until(d -> ask(script).equals(answer));
  }

  /** The page with something else in it. */
  static Path altered(Path page, String what, String with) throws IOException {
    String text = Files.readString(page);
    String other = text.replaceAll(what, with);
    assertThat(other).isNotEqualTo(text);
    return Files.writeString(page.resolveSibling("altered.html"), other);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
