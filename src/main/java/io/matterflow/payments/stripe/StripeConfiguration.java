package io.matterflow.payments.stripe;

import io.matterflow.payments.BookedPayments;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PublicAddress;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The connection to Stripe, where {@code matterflow.payments.vendor} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "matterflow.payments.vendor", havingValue = "stripe")
class StripeConfiguration {

  @Bean
  StripeSettings stripeSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate(StripeSettings.PREFIX, StripeSettings.class);
  }

  @Bean
  StripeApi stripeApi(StripeSettings settings) {
    return new StripeApi(settings);
  }

  @Bean
  JdbcStripeNews stripeNews(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new JdbcStripeNews(jdbc, own(transactions));
  }

  @Bean
  JdbcStripeCheckouts stripeCheckoutRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new JdbcStripeCheckouts(jdbc, own(transactions));
  }

  @Bean
  StripeCheckouts stripeCheckouts(
      StripeApi api,
      JdbcClient jdbc,
      JdbcStripeCheckouts checkouts,
      JdbcStripeNews news,
      PayableInvoices invoices,
      BookedPayments booked,
      PublicAddress address,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new StripeCheckouts(
        api, new JdbcStripeLinks(jdbc, own(transactions)), checkouts, news, invoices, booked, address::resolve, clock);
  }

  @Bean
  StripeRefunds stripeRefunds(StripeApi api, Clock clock) {
    return new StripeRefunds(api, clock);
  }

  @Bean
  StripeWebhooks stripeWebhooks(StripeSettings settings, JdbcStripeNews news, Clock clock) {
    return new StripeWebhooks(settings, news, clock);
  }

  @Bean
  StripeReading stripeReading(
      StripeApi api,
      JdbcStripeNews news,
      JdbcStripeCheckouts checkouts,
      PayableInvoices invoices,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new StripeReading(api, news, checkouts, invoices, events, new TransactionTemplate(transactions), clock);
  }

  @Bean
  StripeBlocked stripeBlocked(JdbcStripeNews news, StripeSettings settings, Clock clock) {
    return new StripeBlocked(news, settings, clock);
  }

  @Bean
  StripeRounds stripeRounds(StripeReading reading) {
    return new StripeRounds(reading);
  }

  private static TransactionTemplate own(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
