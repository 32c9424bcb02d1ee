package io.matterflow.messaging.twilio;

import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.TextConsents;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The connection to Twilio, where {@code matterflow.messaging.sms} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "matterflow.messaging.sms", havingValue = "twilio")
class TwilioConfiguration {

  @Bean
  TwilioSettings twilioSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate(TwilioSettings.PREFIX, TwilioSettings.class);
  }

  @Bean
  TwilioMessages twilioMessages(
      TwilioSettings settings, Environment environment, OutgoingMessages outgoing, TextConsents consents, Clock clock) {
    return new TwilioMessages(
        new TwilioHttp(settings), settings,
        Optional.of(address(environment)).filter(address -> address.startsWith("http")),
        outgoing, consents, clock);
  }

  @Bean
  TwilioNews twilioNews(
      TwilioMessages messages,
      TwilioSettings settings,
      OutgoingMessages outgoing,
      TextConsents consents,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new TwilioNews(messages, settings, outgoing, consents, new TransactionTemplate(transactions), clock);
  }

  @Bean
  TwilioWebhooks twilioWebhooks(
      TwilioSettings settings, Environment environment, TwilioNews news, TextConsents consents) {
    return new TwilioWebhooks(settings, address(environment), news, consents);
  }

  @Bean
  TwilioRounds twilioRounds(TwilioNews news) {
    return new TwilioRounds(news);
  }

  private static String address(Environment environment) {
    return environment.getProperty("matterflow.public-url", "").replaceAll("/+$", "") + TwilioWebhooks.PATH;
  }
}
