package io.matterflow.forms;

import io.matterflow.ProductTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The product as a person meets it: Tasklist in a real Chromium, one browser for all such tests. A test declares a
 * parameter {@link Tasklist}, or a {@code WebDriver} for a page outside of it. Where there is no Chromium the tests are
 * skipped, and the log says so.
 *
 * <p>With {@code -Dmatterflow.pictures=true} the tests also write their pictures to {@code docs/pictures/forms}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProductTest
@Tag("browser")
@ExtendWith(SharedBrowser.class)
@interface BrowserTest {}
