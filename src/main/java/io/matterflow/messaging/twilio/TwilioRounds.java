package io.matterflow.messaging.twilio;

import org.springframework.scheduling.annotation.Scheduled;

/** What happens by the clock: Twilio tells by itself, and is asked where it did not. */
final class TwilioRounds {

  private final TwilioNews news;

  TwilioRounds(TwilioNews news) {
    this.news = news;
  }

  @Scheduled(fixedDelayString = "${matterflow.messaging.twilio.ask-every:PT10M}", initialDelayString = "PT1M")
  void ask() {
    news.reconcile();
  }
}
