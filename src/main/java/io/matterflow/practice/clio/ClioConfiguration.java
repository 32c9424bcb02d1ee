package io.matterflow.practice.clio;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.engine.Decisions;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
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
  JdbcTasks clioTasks(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new JdbcTasks(jdbc, own(transactions));
  }

  @Bean
  ClioPracticeSystem clioPracticeSystem(
      ClioApi api,
      JdbcLinks links,
      JdbcTasks tasks,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ClioSettings settings,
      Clock clock) {
    return new ClioPracticeSystem(api, links, new JdbcPostings(jdbc, own(transactions)),
        new ClioTasks(api, links, tasks, settings, clock),
        new ClioFiles(api, links, new JdbcFilings(jdbc, own(transactions)), settings, clock), settings, clock);
  }

  @Bean
  JdbcStreams clioStreams(JdbcClient jdbc) {
    return new JdbcStreams(jdbc);
  }

  @Bean
  JdbcToRead clioToRead(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new JdbcToRead(jdbc, own(transactions));
  }

  @Bean
  ClioReading clioReading(
      ClioApi api,
      JdbcStreams streams,
      JdbcToRead toRead,
      JdbcLinks links,
      JdbcTasks tasks,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Directory directory,
      DirectoryLoading loading,
      Decisions decisions,
      ApplicationEventPublisher events,
      ClioSettings settings,
      Clock clock) {
    var contacts = new JdbcContacts(jdbc);
    var postings = new JdbcPostings(jdbc, own(transactions));
    var updates = new DirectoryUpdates(loading, links);
    var words = new PracticeWords(decisions);
    var clients = new ClientItems(contacts, directory, words);
    var work = new WorkReader(links, contacts, directory);
    var takers = new EnumMap<ClioStream, Taker>(ClioStream.class);
    takers.put(ClioStream.CODES, new CodeTaker(links));
    takers.put(ClioStream.USERS, new UserTaker(links, updates, directory, words, clock));
    takers.put(ClioStream.CONTACTS, new ContactTaker(contacts, links, updates, clients));
    takers.put(ClioStream.MATTERS, new MatterTaker(links, contacts, updates, clients, directory, words, clock));
    takers.put(ClioStream.ACTIVITIES, new TimeTaker(links, postings, directory, events, clock));
    for (var stream : List.of(ClioStream.COMMUNICATIONS, ClioStream.CALENDAR, ClioStream.DOCUMENTS, ClioStream.TASKS)) {
      takers.put(stream, new WorkTaker(stream, work, links, tasks, toRead, events, clock));
    }
    return new ClioReading(api, streams, toRead, links, takers, settings, clock);
  }

  @Bean
  JdbcSubscriptions clioSubscriptionRows(JdbcClient jdbc, Sealing sealing) {
    return new JdbcSubscriptions(jdbc, sealing);
  }

  @Bean
  ClioSubscriptions
      clioSubscriptions(ClioApi api, JdbcSubscriptions subscriptions, Environment environment, Clock clock) {
    return new ClioSubscriptions(api, subscriptions, environment.getProperty("matterflow.public-url", ""), clock);
  }

  @Bean
  JdbcWebhookEvents clioWebhookEvents(JdbcClient jdbc, JdbcToRead toRead, PlatformTransactionManager transactions) {
    return new JdbcWebhookEvents(jdbc, toRead, own(transactions));
  }

  @Bean
  ClioWebhooks clioWebhooks(JdbcSubscriptions subscriptions, JdbcWebhookEvents events, Clock clock) {
    return new ClioWebhooks(subscriptions, events, clock);
  }

  @Bean
  ClioBlocked clioBlocked(
      JdbcStreams streams, JdbcToRead toRead, JdbcSubscriptions subscriptions, ClioSettings settings, Clock clock) {
    return new ClioBlocked(streams, toRead, subscriptions, settings, clock);
  }

  @Bean
  ClioRounds clioRounds(ClioReading reading, ClioSubscriptions subscriptions, JdbcWebhookEvents events, Clock clock) {
    return new ClioRounds(reading, subscriptions, events, clock);
  }

  private static TransactionTemplate own(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
