package io.matterflow.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.Webhook;
import io.matterflow.engine.MovableClock;
import io.matterflow.payments.PublicAddress;
import java.security.GeneralSecurityException;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;

/**
 * The product's own wiring of Stripe, connected to a stub, on the database and the services of the running product.
 * Opened anew it is another node, or the same one after a restart.
 */
final class StripeConnection implements AutoCloseable {

  static final String SECRET = "whsec_test";

  final StripeStub stub;
  private final MovableClock clock;
  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  private StripeConnection(ApplicationContext product, StripeStub stub, Map<String, Object> more) {
    this.stub = stub;
    this.clock = product.getBean(MovableClock.class);
    stub.records.itIs(clock.instant());
    beans.setParent(product);
    var settings = new HashMap<String, Object>(Map.of(
        "matterflow.payments.vendor", "stripe",
        "matterflow.public-url", "https://billing.example.com",
        "matterflow.payments.stripe.url", stub.url(),
        "matterflow.payments.stripe.secret-key", StripeStub.KEY,
        "matterflow.payments.stripe.webhook-secrets", SECRET,
        "matterflow.payments.stripe.read-timeout", "1500ms"));
    settings.putAll(more);
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stripe", settings));
    ConfigurationPropertySources.attach(beans.getEnvironment());
    beans.register(StripeConfiguration.class);
    beans.registerBean("stripesAddress", PublicAddress.class,
        () -> new PublicAddress(beans.getEnvironment()), definition -> definition.setPrimary(true));
    beans.scan("io.matterflow.payments.stripe.web");
    beans.refresh();
  }

  /** A fresh connection: nothing was told and nothing is to be read. */
  static StripeConnection to(ApplicationContext product) {
    var rows = new JdbcTemplate(product.getBean(DataSource.class));
    for (var table : List.of("stripe_event", "stripe_to_read", "stripe_reading", "stripe_checkout", "stripe_link")) {
      rows.update("delete from " + table);
    }
    return new StripeConnection(product, new StripeStub(), Map.of());
  }

  /** As after a restart, or on another node. */
  StripeConnection again(ApplicationContext product, Map<String, Object> more) {
    return new StripeConnection(product, stub, more);
  }

  /** What Stripe has told so far, delivered to our address and then attended to. */
  void hears() {
    stub.records.events().forEach(this::told);
    the(StripeReading.class).attend();
    assertThat(the(JdbcStripeNews.class).failing()).isEmpty();
  }

  int told(JsonNode event) {
    var body = event.toString();
    return sent(body, signed(body, SECRET));
  }

  String signed(String body, String secret) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, clock.instant().getEpochSecond());
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  int sent(String body, String signature) {
    try {
      return web().perform(MockMvcRequestBuilders.post("/api/webhooks/stripe")
              .header("Stripe-Signature", signature).content(body))
          .andReturn().getResponse().getStatus();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The address to which Stripe writes, as the web sees it. */
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
