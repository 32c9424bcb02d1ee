package io.matterflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.event.ApplicationEventsTestExecutionListener;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * The whole product on a random port, once for all tests: the job executor is off, the clock stands, jobs are driven by
 * hand. The database is H2, or PostgreSQL with {@code -Dmatterflow.test.database=postgres}. All tests share it, so each
 * works on matters of its own; each class begins in a morning. Nothing is mocked: what would look for mocks among all
 * beans, before and after each test, is not asked.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners({ApplicationEventsTestExecutionListener.class, DependencyInjectionTestExecutionListener.class,
    TestTime.ForEachClass.class})
public @interface ProductTest {}
