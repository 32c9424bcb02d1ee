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

  private static final By FIRST = By.cssSelector("ol.tasks-list h4.task a");

  /** Asked in one go, since the list may be loaded anew at any moment; nothing, while it is. */
  private static final String TITLES = """
      const titles = [...document.querySelectorAll('ol.tasks-list h4.task a')];
      return titles.length > 0 || document.querySelector('[cam-tasks] .well') ? titles : null
      """;
  private static final String WORDS = "return arguments[0].map(title => title.innerText.trim())";
  private static final String WITH_WORDS = "return arguments[0].find(title => title.innerText.includes(arguments[1]))";

  /** The titles on the page, as soon as the list has been loaded. */
  List<String> titles() {
    return patience.until(page -> this.<List<String>>script(WORDS, loaded()).orElseThrow());
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

  /** The task whose title has these words: a person with many tasks turns the pages, to the last. */
  Optional<WebElement> task(String words) {
    var found = onThisPage(words);
    for (var next = nextPage(); found.isEmpty() && next.isPresent(); next = nextPage()) {
      turnTo(next.get());
      found = onThisPage(words);
    }
    return found;
  }

  private Optional<WebElement> onThisPage(String words) {
    return script(WITH_WORDS, loaded(), words);
  }

  private List<WebElement> loaded() {
    return patience.until(page -> this.<List<WebElement>>script(TITLES).orElse(null));
  }

  private void turnTo(WebElement page) {
    var first = patience.until(ExpectedConditions.visibilityOfElementLocated(FIRST));
    mouse.press(page);
    patience.until(ExpectedConditions.stalenessOf(first));
  }

  private Optional<WebElement> nextPage() {
    return browser.findElements(By.cssSelector("[cam-tasks] .pagination-next:not(.disabled) a")).stream().findFirst();
  }

  @SuppressWarnings("unchecked")
  private <T> Optional<T> script(String script, Object... arguments) {
    return Optional.ofNullable((T) ((JavascriptExecutor) browser).executeScript(script, arguments));
  }
}
