package io.matterflow.messaging;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has said STOP. It holds for the number, at once and for every invoice, until START comes from the number itself:
 * whatever the firm has on file, a network would hold the messages back.
 */
@Component
public class TextConsents {

  private final JdbcTextConsents rows;
  private final TransactionTemplate ownTransaction;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TextConsents(
      JdbcTextConsents rows,
      PlatformTransactionManager transactions,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  public boolean hasStopped(String mobile) {
    return rows.latest(mobile).filter(change -> !change.given()).isPresent();
  }

  /** What a message from the number says; the same message again changes nothing. */
  @Transactional
  public void said(String mobile, boolean given, String messageReference) {
    if (!rows.isKnown(messageReference)) {
      change(mobile, given, Source.TEXT_MESSAGE, Optional.of(messageReference));
    }
  }

  /** The vendor knows of a STOP that we did not hear of. It outlives the job that asked the vendor. */
  public void vendorKnowsOfStop(String mobile) {
    if (!hasStopped(mobile)) {
      ownTransaction.executeWithoutResult(status -> change(mobile, false, Source.VENDOR, Optional.empty()));
    }
  }

  /** The last words of all numbers, or of one, newest first. */
  @Transactional(readOnly = true)
  public List<Change> changes(Optional<String> mobile, int most) {
    return rows.changes(mobile, most);
  }

  private void change(String mobile, boolean given, Source source, Optional<String> reference) {
    var change = new Change(UUID.randomUUID(), mobile, given, source, clock.instant());
    rows.insert(change, reference);
    audit
        .record(AuditEntry.of(Actor.ENGINE, given ? "texts-wanted-again" : "texts-stopped", "text-consent", change.id())
        .after("mobile", "..." + mobile.substring(Math.max(0, mobile.length() - 4)))
        .after("source", source));
    events.publishEvent(new TextConsentChanged(mobile, given, source, change.at()));
  }

  /** From where we know. */
  public enum Source {
    TEXT_MESSAGE,
    VENDOR
  }

  /** What was said for a number, and when. */
  public record Change(UUID id, String mobile, boolean given, Source source, Instant at) {}
}
