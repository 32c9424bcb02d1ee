package io.matterflow.practice.clio;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The connection to Clio, where {@code matterflow.practice.vendor} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "matterflow.practice.vendor", havingValue = "clio")
class ClioConfiguration {

  @Bean
  ClioSettings clioSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate(ClioSettings.PREFIX, ClioSettings.class);
  }

  @Bean
  Sealing clioSealing(ClioSettings settings) {
    return new Sealing(settings.tokenKey());
  }

  @Bean
  ClioApi clioApi(
      ClioSettings settings, Sealing sealing, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    var http = new ClioHttp(settings);
    var tokens = new AccessTokens(
        new JdbcTokens(jdbc, own(transactions), sealing), new TokenEndpoint(http, settings, clock), settings, clock);
    return new ClioApi(http, tokens, new RequestBudget(settings, clock, Pause.IN_REAL_TIME), settings);
  }

  @Bean
  JdbcLinks clioLinks(JdbcClient jdbc) {
    return new JdbcLinks(jdbc);
  }

  @Bean
  ClioPracticeSystem clioPracticeSystem(
      ClioApi api, JdbcLinks links, JdbcClient jdbc, PlatformTransactionManager transactions, ClioSettings settings, Clock clock) {
    return new ClioPracticeSystem(api, links, new JdbcPostings(jdbc, own(transactions)), settings, clock);
  }

  private static TransactionTemplate own(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
