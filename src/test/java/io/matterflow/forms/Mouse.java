package io.matterflow.forms;

import java.time.Duration;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Clicks as a person does, who scrolls to the place first. */
record Mouse(WebDriver browser, Duration patience, Duration glance) {

  /**
   * What is last on the page lies under Tasklist's footer after the browser's own scrolling; while the page still
   * moves, another element takes the click, and a person would click again.
   */
  void press(WebElement element) {
    new WebDriverWait(browser, patience, glance).ignoring(ElementClickInterceptedException.class).until(page -> {
      ((JavascriptExecutor) page).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
      element.click();
      return true;
    });
  }
}
