package io.matterflow.practice.clio;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What happens by the clock: what Clio told is read soon; whatever it told or not, changes are read every few minutes.
 */
final class ClioRounds {

  private final ClioReading reading;
  private final ClioSubscriptions subscriptions;
  private final JdbcWebhookEvents events;
  private final Clock clock;

  ClioRounds(ClioReading reading, ClioSubscriptions subscriptions, JdbcWebhookEvents events, Clock clock) {
    this.reading = reading;
    this.subscriptions = subscriptions;
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${matterflow.practice.clio.attend-every:PT15S}", initialDelayString = "PT30S")
  void attendToWhatWasTold() {
    reading.readSingleRecords();
  }

  @Scheduled(fixedDelayString = "${matterflow.practice.clio.read-every:PT3M}", initialDelayString = "PT10S")
  void read() {
    reading.round();
  }

  @Scheduled(fixedDelayString = "${matterflow.practice.clio.renew-every:PT15M}", initialDelayString = "PT20S")
  void renew() {
    subscriptions.renew();
    events.forgetOld(clock.instant());
  }
}
