package io.matterflow.forms;

import io.matterflow.TasklistBrowser;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** How a person gets into Tasklist, and out of it. */
record SignIn(WebDriver browser, WebDriverWait patience, int port, String address) {

  void withASession(String user, String password) {
    var session = TasklistBrowser.signIn(port, user, password);
    out();
    session.cookies().forEach((name, value) -> browser.manage().addCookie(new Cookie(name, value, "/")));
    browser.get(address + Tasklist.HOME);
  }

  void byTheForm(String user, String password) {
    out();
    browser.get(address + Tasklist.HOME + "login");
    here(user, password);
  }

  /** On the page that asks who it is. */
  void here(String user, String password) {
    typed(By.cssSelector("form[name=signinForm] input[type=text]"), user);
    typed(By.cssSelector("form[name=signinForm] input[type=password]"), password);
    browser.findElement(By.cssSelector("form[name=signinForm] [type=submit]")).click();
  }

  /** Away from the page of whoever was here, with no cookie of theirs left, on whatever path. */
  void out() {
    browser.get(address + "/forms/matterflow.css");
    ((HasCdp) browser).executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /**
   * Types until the field has it: the page puts the cursor into its first field when it is ready, whoever is typing
   * where.
   */
  private void typed(By field, String words) {
    patience.until(page -> {
      var input = patience.until(ExpectedConditions.visibilityOfElementLocated(field));
      input.clear();
      input.sendKeys(words);
      return words.equals(input.getDomProperty("value"));
    });
  }
}
