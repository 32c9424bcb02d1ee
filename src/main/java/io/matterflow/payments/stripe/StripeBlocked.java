package io.matterflow.payments.stripe;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.payments.stripe.JdbcStripeNews.Reading;
import io.matterflow.payments.stripe.JdbcStripeNews.ToRead;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What of Stripe does not come in: its list cannot be read, or a payment does not fit. The billing admin sees to it.
 */
final class StripeBlocked implements BlockedWork {

  static final String NOT_READ = "PAYMENT_PROCESSOR_NOT_READ";
  static final String DOES_NOT_FIT = "PROCESSOR_PAYMENT_NOT_TAKEN_IN";

  private final JdbcStripeNews news;
  private final StripeSettings settings;
  private final Clock clock;

  StripeBlocked(JdbcStripeNews news, StripeSettings settings, Clock clock) {
    this.news = news;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_ADMIN, Role.BOOKKEEPER, Role.AUDITOR)) {
      return List.of();
    }
    var blocked = new ArrayList<Blocked>();
    news.reading().filter(this::isBehind).map(this::notRead).ifPresent(blocked::add);
    news.failing().stream().map(StripeBlocked::notTakenIn).forEach(blocked::add);
    return List.copyOf(blocked);
  }

  private boolean isBehind(Reading reading) {
    return reading.readTo().plus(settings.staleAfter()).isBefore(clock.instant());
  }

  private Blocked notRead(Reading reading) {
    return blocked("stripe-events", NOT_READ,
        "Stripe was not read since %s: %s".formatted(reading.readTo(), reading.why().orElse("nobody has asked")),
        reading.failingSince().orElse(reading.readTo()),
        "See that Stripe can be reached and takes the secret key; what was missed is read by itself.");
  }

  private static Blocked notTakenIn(ToRead one) {
    return blocked("stripe-" + one.object(), DOES_NOT_FIT,
        "%s at Stripe was not taken in: %s".formatted(one.object(), one.why().orElse("")),
        one.failingSince().orElse(one.notedAt()),
        "Look at it in Stripe's dashboard by this id; it is tried again by itself.");
  }

  private static Blocked blocked(String id, String kind, String what, Instant since, String nextAction) {
    return new Blocked(id, kind, Subject.of("payment-processor", PaymentNews.SOURCE), what, Role.BILLING_ADMIN.group(),
        since,
        nextAction, "");
  }
}
