package io.matterflow.practice.clio;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;

/**
 * The product's own wiring of Clio, connected to a stub, on the database and the services of the running product, with
 * a clock of its own. Opened anew it is another node, or the same one after a restart.
 */
final class Connection implements AutoCloseable {

  static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  final ClioStub stub;
  final HandClock clock;
  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  private Connection(ApplicationContext product, ClioStub stub, HandClock clock, Map<String, Object> more) {
    this.stub = stub;
    this.clock = clock;
    beans.setParent(product);
    var settings = new HashMap<String, Object>(Map.of(
        "matterflow.practice.vendor", "clio",
        "matterflow.public-url", "https://billing.example.com",
        "matterflow.practice.clio.url", stub.url(),
        "matterflow.practice.clio.client-id", ClioStub.CLIENT_ID,
        "matterflow.practice.clio.client-secret", ClioStub.CLIENT_SECRET,
        "matterflow.practice.clio.refresh-token", stub.refreshToken(),
        "matterflow.practice.clio.token-key", KEY,
        "matterflow.practice.clio.read-timeout", "1500ms",
        "matterflow.practice.clio.requests-per-minute", "100000"));
    settings.putAll(more);
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("clio", settings));
    ConfigurationPropertySources.attach(beans.getEnvironment());
    beans.registerBean("movableClock", Clock.class, () -> clock);
    beans.register(ClioConfiguration.class);
    beans.scan("io.matterflow.practice.clio.web");
    beans.refresh();
  }

  /** A fresh connection: nothing is known of Clio. */
  static Connection to(ApplicationContext product) {
    var rows = new JdbcTemplate(product.getBean(DataSource.class));
    rows.update("update clio_token set consent = ''");
    rows.update("delete from clio_link");
    for (var table : List.of("clio_posting", "clio_task", "clio_filing", "clio_stream", "clio_to_read", "clio_contact",
        "clio_subscription",
        "clio_webhook_event")) {
      rows.update("delete from " + table);
    }
    return new Connection(product, new ClioStub(), new HandClock(), Map.of());
  }

  /** As after a restart, or on another node. */
  Connection again(ApplicationContext product, Map<String, Object> more) {
    return new Connection(product, stub, clock, more);
  }

  /** The address to which Clio writes, as the web sees it. */
  MockMvc web() {
    return MockMvcBuilders.standaloneSetup(beans.getBeansWithAnnotation(RestController.class).values().toArray())
        .build();
  }

  <T> T the(Class<T> type) {
    return beans.getBean(type);
  }

  @Override
  public void close() {
    beans.close();
    stub.close();
  }
}
