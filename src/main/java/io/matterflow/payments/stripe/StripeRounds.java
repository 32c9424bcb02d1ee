package io.matterflow.payments.stripe;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * What happens by the clock: what Stripe told is read soon; whatever it told or not, its list is read every few
 * minutes.
 */
final class StripeRounds {

  private final StripeReading reading;

  StripeRounds(StripeReading reading) {
    this.reading = reading;
  }

  @Scheduled(fixedDelayString = "${matterflow.payments.stripe.attend-every:PT5S}", initialDelayString = "PT10S")
  void attend() {
    reading.attend();
  }

  @Scheduled(fixedDelayString = "${matterflow.payments.stripe.catch-up-every:PT10M}", initialDelayString = "PT20S")
  void catchUp() {
    reading.catchUp();
    reading.forgetOld();
  }
}
