/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, from the machine's own package; nothing is downloaded. Tests of it are skipped where there is none. */
final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Selenium warns of each Chromium that is newer than itself, in what is not used here. It is kept, or the setting would be collected. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it, or skips the test and says what is missing. */
    static Browser start() {
        Optional<Path> browser =
                BROWSERS.stream().flatMap(name -> find(name).stream()).findFirst();
        Optional<Path> server = find("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && server.isPresent(),
                "skipped: there is no Chromium with its chromedriver here (Debian: apt-get install chromium chromium-driver)");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(server.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(LONG).pageLoadTimeout(LONG);
        return new Browser(driver);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Shows a file. What it asked for and complained of until then is forgotten. */
    void open(Path file) {
        logged(LogType.BROWSER);
        logged(LogType.PERFORMANCE);
        driver.get(file.toUri().toString());
    }

    /** Nothing was complained of, and nothing but the file itself was asked for. */
    void assertQuiet(Path file) {
        assertEquals(List.of(), logged(LogType.BROWSER), "the console");
        List<String> asked = logged(LogType.PERFORMANCE).stream()
                .filter(message -> message.contains("Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("(?s).*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.startsWith("data:"))
                .filter(url -> !URI.create(url).equals(file.toUri()))
                .toList();
        assertEquals(List.of(), asked, "what was asked for");
    }

    private List<String> logged(String kind) {
        return driver.manage().logs().get(kind).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Makes the screen so wide, and light or dark. */
    void screen(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** What a script returns. */
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What a script of this package's resources returns. */
    @SuppressWarnings("unchecked")
    List<String> findings(String script) {
        return (List<String>) run(resource("/dev/stagecraft/browser/" + script));
    }

    /** What axe-core objects to: rules, and what breaks them. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        run(resource("/axe.min.js"));
        return (List<String>) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run().then(found => done(found.violations.map(it => it.id + ': ' + it.help + ' '"
                + " + it.nodes.map(node => node.html.slice(0, 200)).join(' | '))), failed => done([String(failed)]));");
    }

    /** A PNG of what is seen. */
    byte[] screenshot() {
        return ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES);
    }

    private static String resource(String name) {
        try (InputStream stream = Browser.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
