package io.matterflow.practice.clio;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.practice.clio.JdbcStreams.Reading;
import io.matterflow.practice.clio.JdbcSubscriptions.Subscription;
import io.matterflow.practice.clio.JdbcToRead.ToRead;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of Clio does not come in: lists that cannot be read, and records that do not fit. The billing admin sees to it.
 */
final class ClioBlocked implements BlockedWork {

  static final String NOT_READ = "PRACTICE_SYSTEM_NOT_READ";
  static final String NOT_TOLD = "PRACTICE_SYSTEM_DOES_NOT_TELL";
  static final String DOES_NOT_FIT = "PRACTICE_RECORD_DOES_NOT_FIT";

  private static final int MOST = Integer.MAX_VALUE;

  private final JdbcStreams streams;
  private final JdbcToRead toRead;
  private final JdbcSubscriptions subscriptions;
  private final ClioSettings settings;
  private final Clock clock;

  ClioBlocked(
      JdbcStreams streams, JdbcToRead toRead, JdbcSubscriptions subscriptions, ClioSettings settings, Clock clock) {
    this.streams = streams;
    this.toRead = toRead;
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    var blocked = new ArrayList<Blocked>();
    streams.all().stream().flatMap(reading -> notRead(reading).stream()).forEach(blocked::add);
    toRead.failing(MOST).stream().map(ClioBlocked::doesNotFit).forEach(blocked::add);
    subscriptions.all().stream().flatMap(subscription -> notTold(subscription).stream()).forEach(blocked::add);
    return blocked;
  }

  /** Failing, or not read for so long that whatever reads it must have stopped. */
  private Optional<Blocked> notRead(Reading reading) {
    var list = word(reading.stream());
    if (reading.trouble().isPresent()) {
      var trouble = reading.trouble().get();
      return Optional.of(blocked(list, "Clio's %s cannot be read: %s".formatted(list, trouble.text()),
          reading.failingSince().orElse(reading.since()), trouble.nextAction()));
    }
    return reading.readAt().filter(this::isStale).map(at -> blocked(list,
        "Clio's %s were not read since %s".formatted(list, at), at,
        "See that the product runs on at least one node with its schedule, and that the database answers."));
  }

  /** Polling goes on meanwhile, so nothing is lost; it is only known later. */
  private Optional<Blocked> notTold(Subscription subscription) {
    var now = clock.instant();
    if (!subscription.hasExpired(now) && subscription.trouble().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Blocked(
        "clio-webhook-" + subscription.model(),
        NOT_TOLD,
        Subject.of("practice-system", ClioPracticeSystem.NAME),
        subscription.hasExpired(now)
            ? "Clio no longer tells of changes (%s): the subscription has expired".formatted(subscription.model())
            : "Clio's telling of changes (%s) cannot be renewed: %s".formatted(
                subscription.model(), subscription.trouble().map(Trouble::text).orElse("")),
        Role.BILLING_ADMIN.group(),
        subscription.failingSince().or(subscription::expiresAt).orElse(now),
        subscription.trouble().map(Trouble::nextAction)
            .orElse("See that the product runs with its schedule: it subscribes anew by itself."),
        ""));
  }

  private boolean isStale(Instant readAt) {
    return readAt.plus(settings.staleAfter()).isBefore(clock.instant());
  }

  private static Blocked blocked(String list, String what, Instant since, String nextAction) {
    return new Blocked("clio-" + list, NOT_READ, Subject.of("practice-system", ClioPracticeSystem.NAME), what,
        Role.BILLING_ADMIN.group(), since, nextAction, "");
  }

  private static Blocked doesNotFit(ToRead record) {
    var list = word(record.stream());
    return new Blocked(
        "clio-%s-%d".formatted(list, record.id()),
        DOES_NOT_FIT,
        Subject.of("practice-system", ClioPracticeSystem.NAME),
        "%d of Clio's %s does not fit: %s".formatted(record.id(), list, record.why().orElse("")),
        Role.BILLING_ADMIN.group(),
        record.failingSince().orElse(record.notedAt()),
        "Mend the record in Clio; it is read again by itself.",
        "");
  }

  private static String word(ClioStream stream) {
    return stream == ClioStream.CALENDAR ? "calendar-entries" : stream.name().toLowerCase(Locale.ROOT);
  }
}
