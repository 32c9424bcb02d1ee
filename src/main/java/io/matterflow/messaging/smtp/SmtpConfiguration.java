package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The way to the firm's mail system, where {@code matterflow.messaging.email} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "matterflow.messaging.email", havingValue = "smtp")
class SmtpConfiguration {

  @Bean
  SmtpSettings smtpSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate(SmtpSettings.PREFIX, SmtpSettings.class);
  }

  @Bean
  SmtpMessages smtpMessages(SmtpSettings settings, OutgoingMessages outgoing, Clock clock) {
    return new SmtpMessages(new MailSystem(settings, clock), settings, outgoing, clock);
  }
}
