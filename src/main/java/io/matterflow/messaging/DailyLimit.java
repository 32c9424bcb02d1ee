package io.matterflow.messaging;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.MessageLimit.Facts;
import io.matterflow.messaging.MessageLimit.Plan;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what each contact of a client gets on a day of theirs. A message is counted before it leaves and in a
 * transaction of its own, so that no kill, outage or second sender makes room for one more; the same message is counted
 * once a day.
 */
@Component
class DailyLimit {

  private final JdbcMessageDays days;
  private final Directory directory;
  private final Decisions decisions;
  private final AuditTrail audit;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;

  DailyLimit(
      JdbcMessageDays days,
      Directory directory,
      Decisions decisions,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.days = days;
    this.directory = directory;
    this.decisions = decisions;
    this.audit = audit;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** Empty when the message may go today, and is counted; else when to look again. */
  Optional<Instant> take(ClientMessage message, Bound bound) {
    var zone = directory.client(message.client()).flatMap(Client::zone).orElseGet(() -> directory.firm().zone());
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var facts = new Facts(message.client().value(), message.channel(), bound.purpose());
    var plan = decisions.look(MessageLimit.TABLE, facts).stream().findFirst()
        .orElseThrow(() -> new IllegalStateException("message-limit has no row for " + facts)).result();
    return isRoom(message, bound, plan, today) ? Optional.empty() : Optional.of(keptBack(message, facts, today, zone));
  }

  private boolean isRoom(ClientMessage message, Bound bound, Plan plan, LocalDate today) {
    return Boolean.TRUE.equals(ownTransaction.execute(status -> {
      days.holdGate(message.client());
      var addresses = bound.to().stream().map(OutgoingMessages::normal).distinct().sorted().toList();
      var isRoom = addresses.stream().allMatch(address ->
          days.othersOn(today, address, message.channel(), message.key()) < plan.perDay());
      if (isRoom) {
        addresses.forEach(address -> days.count(message, address, today));
      }
      return isRoom;
    }));
  }

  private Instant keptBack(ClientMessage message, Facts facts, LocalDate today, ZoneId zone) {
    var plan = decisions.decide(MessageLimit.TABLE, facts, Subject.of("client", message.client())).result();
    var until = today.plusDays(1).atTime(plan.fromHour(), 0).atZone(zone).toInstant();
    audit.record(AuditEntry.of(Actor.ENGINE, "message-over-limit", "client-message", message.key())
        .after("channel", message.channel())
        .after("client", message.client())
        .after("until", until));
    return until;
  }
}
