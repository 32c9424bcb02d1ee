package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SmtpSettingsTest {

  @Test
  void threeSettingsAreEnoughAndNoSecretIsTold() {
    var settings = bound(Map.of("host", "mail.firm.example", "from", "billing@firm.example", "password", "canary"));

    assertThat(settings.port()).isEqualTo(587);
    assertThat(settings.security()).isEqualTo(SmtpSettings.Security.STARTTLS);
    assertThat(settings.envelopeSender()).isEqualTo("billing@firm.example");
    assertThat(settings.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
      "host, '', the name of the mail system", "security, NONE, except on this machine",
      "from, Ada <a@b.example>, a plain e-mail",
    "reply-to, 'a@b.example,c@d.example', a plain e-mail", "return-to, nobody, a plain e-mail",
    "from-name, 'Firm\r\nBcc: x@y.example', a name on one line"})
  void whatCannotBeIsRefusedAtTheStart(String name, String value, String why) {
    var all = new HashMap<String, Object>(Map.of("host", "mail.firm.example", "from", "billing@firm.example"));
    all.put(name, value);

    assertThatThrownBy(() -> bound(all)).hasStackTraceContaining(why).hasStackTraceContaining("docs/mail.md");
  }

  private static SmtpSettings bound(Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    settings.forEach((name, value) -> all.put(SmtpSettings.PREFIX + "." + name, value));
    return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate(SmtpSettings.PREFIX, SmtpSettings.class);
  }
}
