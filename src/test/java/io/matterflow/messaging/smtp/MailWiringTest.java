package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.messaging.MessageVendor;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The settings that docs/mail.md names are all it takes. */
@ProductTest
class MailWiringTest {

  @Autowired private ApplicationContext product;
  @Autowired private JdbcTemplate rows;

  @Test
  void aMailSystemIsConnectedBySettingsAlone() {
    OutgoingRows.forget(rows);
    try (var mailSystem = new SmtpStub(); var beans = wired(Map.of(
        "matterflow.messaging.email", "smtp",
        "matterflow.messaging.smtp.host", "127.0.0.1",
        "matterflow.messaging.smtp.port", mailSystem.port(),
        "matterflow.messaging.smtp.security", "none",
        "matterflow.messaging.smtp.from", "billing@firm.example"))) {
      var vendor = beans.getBean(MessageVendor.class);

      vendor.send(Message.email("wired", List.of("ap@client.example"), "Invoice", "Text"));

      assertThat(vendor.carries(Channel.EMAIL)).isTrue();
      assertThat(vendor.carries(Channel.SMS)).isFalse();
      assertThat(mailSystem.mails()).singleElement()
          .satisfies(mail -> assertThat(mail.from()).isEqualTo("billing@firm.example"));
    }
  }

  @Test
  void theMailboxOfReturnedMailsIsReadWhereOneIsNamed() {
    try (var beans = wired(Map.of(
        "matterflow.messaging.returns.host", "127.0.0.1",
        "matterflow.messaging.returns.port", 1,
        "matterflow.messaging.returns.tls", false,
        "matterflow.messaging.returns.username", "returned",
        "matterflow.messaging.returns.password", "canary"))) {
      beans.getBean(ReturnsRounds.class).read();

      assertThat(beans.getBean(ReturnsSettings.class).toString()).doesNotContain("canary");
    }
  }

  @Test
  void withoutSettingsNothingIsConnected() {
    try (var beans = wired(Map.of())) {
      assertThat(beans.getBeanNamesForType(SmtpMessages.class)).isEmpty();
      assertThat(beans.getBeanNamesForType(ReturnedMails.class)).isEmpty();
    }
  }

  private AnnotationConfigApplicationContext wired(Map<String, Object> settings) {
    var beans = new AnnotationConfigApplicationContext();
    beans.setParent(product);
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("mail", settings));
    ConfigurationPropertySources.attach(beans.getEnvironment());
    beans.register(SmtpConfiguration.class, ReturnsConfiguration.class);
    beans.refresh();
    return beans;
  }
}
