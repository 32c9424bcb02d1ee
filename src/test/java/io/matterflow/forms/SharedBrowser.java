package io.matterflow.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Starts one Chromium for all browser tests of this JVM and closes it when the JVM ends: a build asks for each class by
 * itself. Without one it skips them and says so.
 */
final class SharedBrowser implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

  private static final Logger LOG = LoggerFactory.getLogger(SharedBrowser.class);
  private static final Path FAILURES = Path.of("target", "browser");
  private static final String SKIPPED = """
      NO CHROMIUM ON THE PATH: the forms in Tasklist are not tested in this run. \
      Install chromium and chromedriver to test them.""";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Chromium.onThisMachine().isPresent()) {
      return ConditionEvaluationResult.enabled("a Chromium is there");
    }
    LOG.error(SKIPPED);
    return ConditionEvaluationResult.disabled(SKIPPED);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Set.of(Tasklist.class, WebDriver.class).contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == WebDriver.class) {
      return Opened.DRIVER;
    }
    var port = SpringExtension.getApplicationContext(context)
        .getEnvironment()
        .getRequiredProperty("local.server.port", Integer.class);
    return new Tasklist(Opened.DRIVER, port);
  }

  /** Keeps what the browser showed when a test failed, and leaves the page, which would ask for its tasks on and on. */
  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent()) {
      Files.createDirectories(FAILURES);
      var name = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName()
          + ".png";
      Files.write(FAILURES.resolve(name), ((TakesScreenshot) Opened.DRIVER).getScreenshotAs(OutputType.BYTES));
    }
    Opened.DRIVER.get("about:blank");
  }

  /** Started when the first test asks for it. */
  private static final class Opened {

    private static final WebDriver DRIVER = started();

    private static WebDriver started() {
      var driver = Chromium.onThisMachine().orElseThrow().start();
      Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
      return driver;
    }
  }
}
