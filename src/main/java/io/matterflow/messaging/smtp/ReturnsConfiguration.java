package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The reading of returned mails, where a mailbox for them is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = ReturnsSettings.PREFIX + ".host")
class ReturnsConfiguration {

  @Bean
  ReturnsSettings returnsSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate(ReturnsSettings.PREFIX, ReturnsSettings.class);
  }

  @Bean
  ReturnsTrouble returnsTrouble(Clock clock) {
    return new ReturnsTrouble(clock);
  }

  @Bean
  ReturnedMails returnedMails(
      ReturnsSettings settings, OutgoingMessages outgoing, MeterRegistry meters, ReturnsTrouble trouble) {
    return new ReturnedMails(settings, outgoing, meters, trouble);
  }

  @Bean
  ReturnsRounds returnsRounds(ReturnedMails mails) {
    return new ReturnsRounds(mails);
  }
}
