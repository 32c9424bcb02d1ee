package io.matterflow.payments.stripe;

import io.matterflow.kernel.Money;
import io.matterflow.payments.BookedPayments;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import io.matterflow.payments.PaymentLinks;
import io.matterflow.payments.stripe.JdbcStripeCheckouts.Checkout;
import io.matterflow.payments.stripe.JdbcStripeCheckouts.State;
import io.matterflow.payments.stripe.StripeFault.Cause;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The links in invoices and reminders: each leads to a page of ours, which says what is open, and from there to a
 * checkout at Stripe for exactly that. A checkout lives for some hours and takes one payment; the link lives as long as
 * the invoice.
 */
public final class StripeCheckouts implements PaymentLinks {

  /** Letters and figures only: what looks for links in a text message leaves out a dash at the end. */
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int TOKEN_LENGTH = 22;
  private static final Duration LIFETIME = Duration.ofHours(13);
  private static final Duration TIME_TO_PAY = Duration.ofMinutes(31);

  private final SecureRandom chance = new SecureRandom();
  private final StripeApi api;
  private final JdbcStripeLinks links;
  private final JdbcStripeCheckouts checkouts;
  private final JdbcStripeNews news;
  private final PayableInvoices invoices;
  private final BookedPayments booked;
  private final Function<String, URI> publicAddress;
  private final Clock clock;

  StripeCheckouts(
      StripeApi api,
      JdbcStripeLinks links,
      JdbcStripeCheckouts checkouts,
      JdbcStripeNews news,
      PayableInvoices invoices,
      BookedPayments booked,
      Function<String, URI> publicAddress,
      Clock clock) {
    this.api = api;
    this.links = links;
    this.checkouts = checkouts;
    this.news = news;
    this.invoices = invoices;
    this.booked = booked;
    this.publicAddress = publicAddress;
    this.clock = clock;
  }

  @Override
  public Optional<URI> linkFor(String invoiceNumber) {
    return Optional.of(publicAddress.apply("/pay/" + links.tokenOf(invoiceNumber, nextToken())));
  }

  /** What the link asks to pay, as it is now; empty for a link that is nobody's. */
  public Optional<PayableInvoice> invoiceBehind(String token) {
    return links.invoiceOf(token).flatMap(invoices::find);
  }

  /** Whether money of this invoice is with Stripe, or on its way there, that what is open does not reckon with yet. */
  public boolean isOnItsWay(String invoiceNumber) {
    return checkouts.of(invoiceNumber).stream().anyMatch(checkout -> switch (checkout.state()) {
      case PROCESSING -> true;
      case PAID -> checkout.event().filter(event -> booked.isBooked(PaymentNews.SOURCE, event)).isEmpty();
      case OPEN, EXPIRED -> false;
    });
  }

  /** Word from the client's browser that it comes back from Stripe: what it says is not believed, but read. */
  public void lookAgain(String invoiceNumber) {
    checkouts.of(invoiceNumber).stream()
        .filter(checkout -> checkout.state() == State.OPEN)
        .forEach(checkout -> note(checkout.session()));
  }

  /**
   * Where to pay what is open, or the instalment that is due, as the payer has seen them. A page for this very amount
   * is used again; one for another amount is closed first, so that nobody pays what is no longer owed.
   */
  public Way pay(String token, String amountShown, String openShown) {
    var found = invoiceBehind(token);
    var amount = found.flatMap(invoice -> invoice.taken(amountShown, openShown));
    if (amount.isEmpty()) {
      return new Way.AmountChanged();
    }
    try {
      return new Way.GoThere(URI.create(pageFor(found.get().number(), amount.get(), token)));
    } catch (PaidMeanwhile paid) {
      return new Way.BeingBooked();
    } catch (StripeFault fault) {
      return new Way.NotNow();
    }
  }

  private String pageFor(String invoice, Money amount, String token) throws PaidMeanwhile {
    var known = checkouts.of(invoice);
    var open = known.stream().filter(checkout -> checkout.state() == State.OPEN && isAlive(checkout)).toList();
    for (var other : open.stream().filter(checkout -> !checkout.amount().equals(amount)).toList()) {
      close(other);
    }
    return open.stream()
        .filter(checkout -> checkout.amount().equals(amount))
        .flatMap(checkout -> checkout.url().stream())
        .findFirst()
        .orElseGet(() -> opened(invoice, amount, token, known));
  }

  /** The key names what exists already and the hour: two windows get one page, and so does whoever was not answered. */
  private String opened(String invoice, Money amount, String token, List<Checkout> known) {
    var now = clock.instant();
    var until = now.truncatedTo(ChronoUnit.HOURS).plus(LIFETIME);
    var key = "checkout:%s:%d:%s:%d".formatted(
        invoice, known.size(), amount.plain(), until.getEpochSecond());
    var session = api.checkout(invoice, amount, publicAddress.apply("/pay/" + token), until, key);
    checkouts.keep(new Checkout(session.getId(), invoice, amount, Optional.of(session.getUrl()), State.OPEN,
        Optional.empty(), until), now);
    return session.getUrl();
  }

  /** Stripe does not close a page that was paid: then the payment is on its way to us. */
  private void close(Checkout other) throws PaidMeanwhile {
    try {
      api.expire(other.session());
      checkouts.stands(other.session(), State.EXPIRED, Optional.empty());
    } catch (StripeFault fault) {
      note(other.session());
      if (fault.why() == Cause.REFUSED) {
        throw new PaidMeanwhile();
      }
      throw fault;
    }
  }

  private boolean isAlive(Checkout checkout) {
    return checkout.expiresAt().isAfter(clock.instant().plus(TIME_TO_PAY));
  }

  private void note(String session) {
    news.noteOnce(session, clock.instant());
  }

  private String nextToken() {
    return chance.ints(TOKEN_LENGTH, 0, ALPHABET.length())
        .collect(StringBuilder::new, (token, at) -> token.append(ALPHABET.charAt(at)), StringBuilder::append)
        .toString();
  }

  /** What whoever wants to pay is told. */
  public sealed interface Way {

    record GoThere(URI page) implements Way {}

    record AmountChanged() implements Way {}

    record BeingBooked() implements Way {}

    record NotNow() implements Way {}
  }

  /** The page that was to be closed has been paid. */
  private static final class PaidMeanwhile extends Exception {

    private static final long serialVersionUID = 1;
  }
}
