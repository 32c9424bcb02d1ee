package io.matterflow.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person saves from a form by clicking a link, in a folder of the test's own. */
final class Downloads {

  private static final Predicate<Path> WHOLE =
      file -> !file.getFileName().toString().startsWith(".") && !file.toString().endsWith(".crdownload");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Path folder;
  private final WebDriverWait patience;
  private final Mouse mouse;

  Downloads(WebDriver browser, Path folder) {
    this.folder = folder;
    this.patience = new WebDriverWait(browser, PATIENCE, GLANCE);
    this.mouse = new Mouse(browser, PATIENCE, GLANCE);
    ((HasCdp) browser).executeCdpCommand("Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
  }

  /** The file, when the browser has it whole. */
  Path save(String link) {
    var before = files();
    var place = By.xpath("//form[contains(@class,'mf')]//a[normalize-space()='%s']".formatted(link));
    mouse.press(patience.until(ExpectedConditions.elementToBeClickable(place)));
    return patience.until(page -> files().stream()
        .filter(file -> !before.contains(file) && WHOLE.test(file))
        .findFirst()
        .orElse(null));
  }

  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
