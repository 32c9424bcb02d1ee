package io.matterflow.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.stripe.JdbcStripeCheckouts.State;
import io.matterflow.payments.stripe.JdbcStripeNews.ToRead;
import io.matterflow.payments.stripe.StripeFault.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads at Stripe what was told, and tells the house what became of the payment: all that is known of it each time, so
 * that nothing depends on the order in which Stripe tells. Once an hour Stripe's own list is read for what never
 * reached us.
 */
final class StripeReading {

  private static final Logger LOG = LoggerFactory.getLogger(StripeReading.class);
  private static final int AT_A_TIME = 100;
  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final Duration KEPT_BY_STRIPE = Duration.ofDays(29);
  private static final Set<Cause> OF_THE_WHOLE_CONNECTION =
      EnumSet.of(Cause.UNREACHABLE, Cause.LATER, Cause.NOT_CONNECTED, Cause.IN_DOUBT);

  private final StripeApi api;
  private final JdbcStripeNews news;
  private final JdbcStripeCheckouts checkouts;
  private final PayableInvoices invoices;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StripeReading(
      StripeApi api,
      JdbcStripeNews news,
      JdbcStripeCheckouts checkouts,
      PayableInvoices invoices,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.api = api;
    this.news = news;
    this.checkouts = checkouts;
    this.invoices = invoices;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is due to be read. A connection that is down ends the round; what does not fit is kept and shown. */
  void attend() {
    for (var one : news.due(clock.instant(), AT_A_TIME)) {
      try {
        read(one);
      } catch (StripeFault fault) {
        news.failed(one, String.valueOf(fault.getMessage()), clock.instant());
        if (OF_THE_WHOLE_CONNECTION.contains(fault.why())) {
          return;
        }
      } catch (RuntimeException broken) {
        LOG.error("Taking in {} of Stripe broke", one.object(), broken);
        news.failed(one, broken.getClass().getSimpleName(), clock.instant());
      }
    }
  }

  /** Stripe's own list of what happened, for the hours in which its events found nobody. */
  void catchUp() {
    var now = clock.instant();
    var since = news.reading().map(JdbcStripeNews.Reading::readTo).orElse(now).minus(OVERLAP);
    var earliest = now.minus(KEPT_BY_STRIPE);
    try {
      for (var event : api.eventsSince(since.isBefore(earliest) ? earliest : since)) {
        if (!news.isKnown(event.getId())) {
          StripeWebhooks.toRead(EventObject.of(event))
              .ifPresent(object -> news.store(event.getId(), event.getType(), object, clock.instant()));
        }
      }
      news.readTo(now);
    } catch (StripeFault fault) {
      news.readingFailed(String.valueOf(fault.getMessage()), now);
    }
  }

  void forgetOld() {
    news.forgetOld(clock.instant());
  }

  private void read(ToRead one) {
    var session = one.object().startsWith("cs_") ? api.session(one.object()) : Optional.<Session>empty();
    var payment = session.isPresent()
        ? Optional.ofNullable(session.get().getPaymentIntent())
        : Optional.of(one.object()).filter(id -> id.startsWith("pi_"));
    var whole = payment.flatMap(api::payment);
    var invoice = whole.flatMap(this::invoiceOf);
    var told = invoice.map(number -> newsOf(whole.orElseThrow(), number)).orElseGet(List::of);
    transaction.executeWithoutResult(status -> {
      session.ifPresent(page -> checkouts.stands(page.getId(), stateOf(page, whole), eventOf(told)));
      told.forEach(events::publishEvent);
      news.done(one);
    });
  }

  private List<PaymentEvent> newsOf(PaymentIntent payment, String invoice) {
    return PaymentNews.of(
        payment, invoice, api.refundsOf(payment.getId()), api.disputesOf(payment.getId()), invoices.zone());
  }

  /** A completed page whose payment is unpaid is a bank debit on its way, or one that failed: neither is money. */
  private static State stateOf(Session session, Optional<PaymentIntent> payment) {
    return switch (String.valueOf(session.getStatus())) {
      case "complete" -> {
        var isUnderWay = payment.filter(whole -> "processing".equals(whole.getStatus())).isPresent();
        yield "paid".equals(session.getPaymentStatus()) ? State.PAID : isUnderWay ? State.PROCESSING : State.EXPIRED;
      }
      case "expired" -> State.EXPIRED;
      default -> State.OPEN;
    };
  }

  private static Optional<String> eventOf(List<PaymentEvent> told) {
    return told.stream().filter(event -> event.type() == Type.RECEIVED).map(event -> event.key().eventId()).findFirst();
  }

  /** What else goes through the firm's account at Stripe is none of ours. */
  private Optional<String> invoiceOf(PaymentIntent payment) {
    return Optional.ofNullable(payment.getMetadata()).map(metadata -> metadata.get(StripeApi.INVOICE));
  }
}
