package io.matterflow.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tasklist as a person uses it: signs in, picks a task from the list, fills its form by the labels, completes it. */
final class Tasklist {

  private static final Path PICTURES = Path.of("docs", "pictures", "forms");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Duration GLANCE = Duration.ofMillis(50);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMddyyyy");
  static final String HOME = "/camunda/app/tasklist/default/#/";
  private static final By FORM = By.cssSelector("form.mf");

  /** What the application itself puts into the page, which has a spinner before. */
  private static final By THREE_COLUMNS = By.cssSelector(".three-cols-layout-columns");

  /** Each part that the form includes has come: a comment marks its place, and the part itself follows it. */
  private static final By LOADED_FORM = By.xpath("""
      //form[contains(@class, 'mf')][not(.//*[contains(@class, 'loading')])]
        [count(.//comment()[contains(., 'ngInclude:')]) = count(.//*[@ng-include])]
      """);

  private final WebDriver browser;
  private final String address;
  private final WebDriverWait patience;
  private final Mouse mouse;
  private final SignIn signIn;
  private final ListOfTasks list;
  private final StartDialog start;
  private int clicks;

  Tasklist(WebDriver browser, int port) {
    this.browser = browser;
    this.address = "http://localhost:%d".formatted(port);
    this.patience = new WebDriverWait(browser, PATIENCE, GLANCE);
    patience.ignoring(StaleElementReferenceException.class);
    this.mouse = new Mouse(browser, PATIENCE, GLANCE);
    this.signIn = new SignIn(browser, patience, port, address);
    this.list = new ListOfTasks(browser, patience, mouse);
    this.start = new StartDialog(browser, patience, mouse);
  }

  /** Comes with a session of their own, as somebody who has signed in already. */
  Tasklist signIn(String user, String password) {
    signIn.withASession(user, password);
    return isIn();
  }

  /** Goes to an address that the product gave out, such as in a message; returns when the form of its task is there. */
  Tasklist follow(URI link) {
    browser.get("about:blank");
    browser.get(link.toString());
    return loaded();
  }

  /** As {@link #follow}, for somebody whom Tasklist asks who they are first. */
  Tasklist followSigningIn(URI link, String user, String password) {
    browser.get("about:blank");
    browser.get(link.toString());
    signIn.here(user, password);
    return loaded();
  }

  /** By name and password, in the page's own form. */
  Tasklist signInByTheForm(String user, String password) {
    signIn.byTheForm(user, password);
    return isIn();
  }

  void signOut() {
    signIn.out();
  }

  private Tasklist isIn() {
    appears(THREE_COLUMNS);
    return this;
  }

  /** The titles of the tasks in the list, as soon as it has been loaded. */
  List<String> titles() {
    return list.titles();
  }

  /** The titles on all pages of the list as it is now, not as it was shown before the last act. */
  List<String> allTitles() {
    reload();
    return list.allTitles();
  }

  /** One click: the task whose title has these words; returns when its form has what it shows. */
  Tasklist open(String words) {
    patience.until(page -> pressed(words));
    clicks++;
    return loaded();
  }

  /** The list is loaded anew when it does not have the task yet. */
  private boolean pressed(String words) {
    var task = list.task(words);
    task.ifPresentOrElse(mouse::press, this::reload);
    return task.isPresent();
  }

  private void reload() {
    browser.get("about:blank");
    browser.get(address + HOME);
    isIn();
  }

  Tasklist claim() {
    click(appears(By.cssSelector("button.claim")));
    patience.until(page -> page.findElements(By.cssSelector("form.mf fieldset[disabled]")).isEmpty());
    return this;
  }

  /** One click: Complete; returns when Tasklist has put the task away. */
  Tasklist complete() {
    click(appears(By.xpath("//button[normalize-space()='Complete']")));
    return gone();
  }

  /** The task has ended and Tasklist has put it away. */
  Tasklist gone() {
    patience.until(ExpectedConditions.invisibilityOfElementLocated(FORM));
    return this;
  }

  /** Presses Complete where a refusal is to be expected, and returns what the form says about it. */
  String completeAndBeRefused() {
    click(appears(By.xpath("//button[normalize-space()='Complete']")));
    return appears(By.cssSelector("form.mf .alert-danger")).getText();
  }

  /** How often the person has clicked so far. */
  int clicks() {
    return clicks;
  }

  boolean mayComplete() {
    return appears(By.xpath("//button[normalize-space()='Complete']")).isEnabled();
  }

  /** Two clicks: opens the start form of a process from the dialog "Start process". */
  Tasklist startProcess(String name) {
    start.open();
    start.choose(name);
    clicks += 2;
    return loaded();
  }

  /** Presses Start; returns when the dialog has closed. */
  Tasklist start() {
    click(start.button());
    start.isGone();
    return this;
  }

  /** A double click: both presses are there before anything has come back. */
  Tasklist startTwice() {
    script("arguments[0].click(); arguments[0].click();", start.button());
    start.isGone();
    return this;
  }

  /** Whether the dialog's start form can be sent. */
  boolean mayStart() {
    return start.button().isEnabled();
  }

  /** Presses Start where a refusal is to be expected, and returns what the form says about it. */
  String startAndBeRefused() {
    click(start.button());
    return appears(By.cssSelector("form.mf .alert-danger")).getText();
  }

  Tasklist fill(String label, String text) {
    var field = labelled(label);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
    return this;
  }

  /** Types a day into a native date field, which takes its parts in the order of the page's language. */
  Tasklist fill(String label, LocalDate day) {
    labelled(label).sendKeys(day.format(DAY));
    return this;
  }

  Tasklist choose(String label, String option) {
    new Select(labelled(label)).selectByVisibleText(option);
    return this;
  }

  /** Chooses in a field whose name only a screen reader says. */
  Tasklist chooseNamed(String name, String option) {
    new Select(appears(By.xpath("//form[contains(@class,'mf')]//select[@aria-label=%s]".formatted(quoted(name)))))
        .selectByVisibleText(option);
    return this;
  }

  Tasklist tick(String label) {
    click(appears(By.xpath("//form[contains(@class,'mf')]//label[normalize-space()=%s]".formatted(quoted(label)))));
    return this;
  }

  /** Ticks the choice whose label begins with these words. */
  Tasklist tickStarting(String words) {
    click(appears(
        By.xpath("//form[contains(@class,'mf')]//label[starts-with(normalize-space(),%s)]".formatted(quoted(words)))));
    return this;
  }

  /** Leaves a field, as the tabulator key does. */
  Tasklist leave(String label) {
    labelled(label).sendKeys(Keys.TAB);
    return this;
  }

  Tasklist press(String button) {
    click(appears(By.xpath("//form[contains(@class,'mf')]//button[normalize-space()=%s]".formatted(quoted(button)))));
    return this;
  }

  /** The field of the label with these words, or else of the first whose words begin so. */
  WebElement labelled(String label) {
    var caption = patience.until(page -> Stream.of(
        "normalize-space()=%s".formatted(quoted(label)),
            "starts-with(normalize-space(), %s)".formatted(quoted(label + " ")))
        .map(condition -> By.xpath("//form[contains(@class,'mf')]//label[%s]".formatted(condition)))
        .flatMap(labels -> page.findElements(labels).stream())
        .findFirst()
        .orElse(null));
    return appears(By.id(caption.getDomAttribute("for")));
  }

  /** Presses keys where the cursor is, as somebody does who never touches the mouse. */
  Tasklist keys(CharSequence... keys) {
    browser.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** Puts the cursor where a person would get to by the tabulator key. */
  Tasklist focus(String css) {
    untilThere(css);
    script("arguments[0].focus()", elements(css).get(0));
    return this;
  }

  /** What a script in the page answers. */
  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) browser).executeScript(script, arguments);
  }

  /** Returns when something in the form looks so. */
  Tasklist untilThere(String css) {
    patience.until(page -> !page.findElements(By.cssSelector("form.mf " + css)).isEmpty());
    return this;
  }

  /** As {@link #until}, for work that takes longer than a person waits for a page. */
  Tasklist until(String words, Duration atMost) {
    new WebDriverWait(browser, atMost, GLANCE).until(page -> says(words));
    return this;
  }

  /** What the form says, as text: an injected element would not be in it literally. */
  String text() {
    return browser.findElement(FORM).getText();
  }

  /** Elements that stored text must never become. */
  List<WebElement> elements(String css) {
    return browser.findElements(By.cssSelector("form.mf " + css));
  }

  Tasklist until(String words) {
    patience.until(page -> says(words));
    return this;
  }

  /** Keeps a picture for the documentation, when the run asks for pictures. */
  Tasklist picture(String name) {
    if (Boolean.getBoolean("matterflow.pictures")) {
      try {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
    return this;
  }

  private Tasklist loaded() {
    appears(FORM);
    patience.until(page -> !page.findElements(LOADED_FORM).isEmpty());
    return this;
  }

  /** Asked of the page in one go: the driver reads the text of a long form line by line. */
  private boolean says(String words) {
    return Boolean.TRUE.equals(script("""
        const form = document.querySelector('form.mf');
        return form !== null && form.innerText.replace(/\\s+/g, ' ').includes(arguments[0].replace(/\\s+/g, ' '))
        """, words));
  }

  /** As XPath writes it: words may have an apostrophe. */
  static String quoted(String words) {
    return words.contains("'") ? "\"%s\"".formatted(words) : "'%s'".formatted(words);
  }

  private WebElement appears(By what) {
    return patience.until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  private void click(WebElement element) {
    mouse.press(element);
    clicks++;
  }
}
