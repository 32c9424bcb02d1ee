package io.matterflow.forms;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser and the driver that this machine has, found on the path; nothing is downloaded. */
record Chromium(Path browser, Path driver) {

  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> DRIVERS = List.of("chromedriver");

  /** Pages that were left, and processes for pages to come: they only take time from the page that is looked at. */
  private static final List<String> KEPT_IN_WAITING =
      List.of("BackForwardCache", "SpareRendererForSitePerProcess", "ProactivelySwapBrowsingInstance");

  static Optional<Chromium> onThisMachine() {
    return onThePath(BROWSERS).flatMap(browser -> onThePath(DRIVERS).map(driver -> new Chromium(browser, driver)));
  }

  WebDriver start() {
    var options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--no-proxy-server", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-features=" + String.join(",", KEPT_IN_WAITING), "--window-size=1440,1000", "--lang=en-US");
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build(), options);
  }

  private static Optional<Path> onThePath(List<String> names) {
    var folders = Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
    return folders
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
