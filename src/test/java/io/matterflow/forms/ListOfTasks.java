package io.matterflow.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The list of tasks at the left of Tasklist, page by page. */
record ListOfTasks(WebDriver browser, WebDriverWait patience, Mouse mouse) {

  private static final By TITLES = By.cssSelector("ol.tasks-list h4.task a");
  private static final By NO_TASK = By.cssSelector("[cam-tasks] .well");

  /** The titles on the page, as soon as the list has been loaded. */
  List<String> titles() {
    return patience.until(page -> {
      var titles = page.findElements(TITLES).stream().map(WebElement::getText).toList();
      return titles.isEmpty() && page.findElements(NO_TASK).isEmpty() ? null : titles;
    });
  }

  /** The titles on this page and all that follow. */
  List<String> allTitles() {
    var all = new ArrayList<>(titles());
    for (var next = nextPage(); next.isPresent(); next = nextPage()) {
      turnTo(next.get());
      all.addAll(titles());
    }
    return all;
  }

  /** The task whose title has these words: a person with many tasks turns the pages. */
  WebElement task(String words) {
    return patience.until(page -> onThisPage(words).or(() -> onTheNextPage(words)).orElse(null));
  }

  private Optional<WebElement> onThisPage(String words) {
    return Optional.ofNullable((WebElement) ((JavascriptExecutor) browser).executeScript("""
        return [...document.querySelectorAll('ol.tasks-list h4.task a')].find(title => title.innerText.includes(arguments[0]))
        """, words));
  }

  private Optional<WebElement> onTheNextPage(String words) {
    nextPage().ifPresent(this::turnTo);
    return onThisPage(words);
  }

  private void turnTo(WebElement page) {
    var first = patience.until(ExpectedConditions.visibilityOfElementLocated(TITLES));
    mouse.press(page);
    patience.until(ExpectedConditions.stalenessOf(first));
  }

  private Optional<WebElement> nextPage() {
    return browser.findElements(By.cssSelector("[cam-tasks] .pagination-next:not(.disabled) a")).stream().findFirst();
  }
}
