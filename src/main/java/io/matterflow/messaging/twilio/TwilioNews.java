package io.matterflow.messaging.twilio;

import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.OutgoingMessages.State;
import io.matterflow.messaging.TextConsents;
import io.matterflow.messaging.twilio.TwilioMessages.Report;
import java.time.Clock;
import java.time.Duration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What became of messages: told by Twilio, or asked for when it tells nothing. Any order and any number of times come
 * out alike.
 */
final class TwilioNews {

  private static final Duration OLDEST = Duration.ofDays(1);
  private static final int MOST = 100;

  private final TwilioMessages messages;
  private final TwilioSettings settings;
  private final OutgoingMessages outgoing;
  private final TextConsents consents;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TwilioNews(
      TwilioMessages messages,
      TwilioSettings settings,
      OutgoingMessages outgoing,
      TextConsents consents,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.outgoing = outgoing;
    this.consents = consents;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Asks about messages without an end from which nothing was heard for a while. */
  void reconcile() {
    var now = clock.instant();
    outgoing.unfinished(Channel.SMS, now.minus(OLDEST), now.minus(settings.askAfter()), MOST).stream()
        .flatMap(message -> message.reference().stream())
        .flatMap(sid -> messages.report(sid).stream())
        .forEach(this::take);
  }

  void take(Report report) {
    transaction.executeWithoutResult(status -> taken(report));
  }

  private void taken(Report report) {
    if (!outgoing.moved(report.sid(), report.state()) || report.state() != State.FAILED) {
      return;
    }
    outgoing.findByReference(report.sid()).ifPresent(message -> {
      var number = message.recipients().get(0);
      if (report.errorCode() == DeliveryStatus.STOPPED) {
        consents.vendorKnowsOfStop(number);
      }
      outgoing.returned(message, number, DeliveryStatus.ofNumber(report.errorCode()).orElse(Failure.NOT_REACHED),
          "Twilio " + report.errorCode());
    });
  }
}
