package io.matterflow.messaging.twilio;

import io.matterflow.messaging.smtp.OutgoingRows;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;

/** The product's own wiring of Twilio, connected to a stub, on the database and the services of the running product. */
final class TwilioConnection implements AutoCloseable {

  static final String ADDRESS = "https://billing.example.com" + TwilioWebhooks.PATH;

  final TwilioStub stub;
  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  private TwilioConnection(ApplicationContext product, TwilioStub stub, Map<String, Object> more) {
    this.stub = stub;
    beans.setParent(product);
    var settings = new HashMap<String, Object>(Map.of(
        "matterflow.messaging.sms", "twilio",
        "matterflow.public-url", "https://billing.example.com",
        "matterflow.messaging.twilio.url", stub.url(),
        "matterflow.messaging.twilio.account-sid", TwilioStub.ACCOUNT,
        "matterflow.messaging.twilio.auth-token", TwilioStub.TOKEN,
        "matterflow.messaging.twilio.from", TwilioStub.FROM,
        "matterflow.messaging.twilio.read-timeout", "700ms"));
    settings.putAll(more);
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("twilio", settings));
    ConfigurationPropertySources.attach(beans.getEnvironment());
    beans.register(TwilioConfiguration.class);
    beans.scan("io.matterflow.messaging.twilio.web");
    beans.refresh();
  }

  static TwilioConnection to(ApplicationContext product) {
    return to(product, Map.of());
  }

  static TwilioConnection to(ApplicationContext product, Map<String, Object> more) {
    var rows = new JdbcTemplate(product.getBean(DataSource.class));
    OutgoingRows.forget(rows);
    rows.update("delete from text_consent");
    return new TwilioConnection(product, new TwilioStub(product.getBean(Clock.class)), more);
  }

  <T> T the(Class<T> type) {
    return beans.getBean(type);
  }

  MockMvc web() {
    return MockMvcBuilders.standaloneSetup(beans.getBeansWithAnnotation(RestController.class).values().toArray())
        .build();
  }

  /** Tells as Twilio does; answers the status. */
  int told(Map<String, String> sent) throws Exception {
    return told(sent, signature(TwilioStub.TOKEN, sent));
  }

  int told(Map<String, String> sent, String signature) throws Exception {
    var request = MockMvcRequestBuilders.post(TwilioWebhooks.PATH).contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .header("X-Twilio-Signature", signature);
    sent.forEach(request::param);
    return web().perform(request).andReturn().getResponse().getStatus();
  }

  static String signature(String secret, Map<String, String> sent) {
    var all = new TreeMap<String, List<String>>();
    sent.forEach((name, value) -> all.put(name, List.of(value)));
    return RequestSignature.of(secret, ADDRESS, all);
  }

  static Map<String, String> status(String sid, String status, String... more) {
    var sent = new HashMap<>(Map.of(
        "AccountSid", TwilioStub.ACCOUNT, "MessageSid", sid, "MessageStatus", status, "To", "+13125550100"));
    for (int at = 0; at < more.length; at += 2) {
      sent.put(more[at], more[at + 1]);
    }
    return sent;
  }

  static Map<String, String> written(String sid, String from, String body) {
    return new HashMap<>(Map.of("AccountSid", TwilioStub.ACCOUNT, "MessageSid", sid, "SmsStatus", "received",
        "From", from, "To", TwilioStub.FROM, "Body", body));
  }

  @Override
  public void close() {
    beans.close();
    stub.close();
  }
}
