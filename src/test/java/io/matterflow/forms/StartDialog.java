package io.matterflow.forms;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The dialog "Start process": its list of processes, then the start form of one. */
record StartDialog(WebDriver browser, WebDriverWait patience, Mouse mouse) {

  private static final Duration SHORTLY = Duration.ofSeconds(5);

  void open() {
    mouse.press(appears(By.cssSelector("a.start-process-action, .start-process-action a")));
  }

  void choose(String process) {
    var entry = By.xpath("//ul[contains(@class,'processes')]//a[normalize-space()=%s]"
        .formatted(Tasklist.quoted(process)));
    patience.until(page -> isChosen(entry));
  }

  /**
   * While the list still slides a press may end beside the process on which it began, which is no click: a person
   * presses again.
   */
  private boolean isChosen(By process) {
    mouse.press(appears(process));
    try {
      new WebDriverWait(browser, SHORTLY, Tasklist.GLANCE)
          .until(ExpectedConditions.invisibilityOfElementLocated(process));
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    }
  }

  WebElement button() {
    return appears(By.xpath("//div[contains(@class,'modal')]//button[normalize-space()='Start']"));
  }

  void isGone() {
    patience.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".modal-dialog")));
  }

  private WebElement appears(By what) {
    return patience.until(ExpectedConditions.visibilityOfElementLocated(what));
  }
}
