package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices at each start where the product has come with a newer rule than the firm's own. Each text of the product's is
 * noticed once, whichever node starts first, and stands among the blocked work until the firm has answered it by a
 * release.
 */
@Component
class NewerRules {

  private final DeployedRules deployed;
  private final JdbcRuleChanges changes;
  private final JdbcNewerRules rows;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NewerRules(
      DeployedRules deployed,
      JdbcRuleChanges changes,
      JdbcNewerRules rows,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.deployed = deployed;
    this.changes = changes;
    this.rows = rows;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void notice() {
    changes.holdReleases();
    deployed.all().stream().filter(RuleInForce::shippedIsNewer).forEach(this::notice);
  }

  /** Those that are still so. */
  @Transactional(readOnly = true)
  public List<NewerRule> standing() {
    return rows.all().stream()
        .filter(newer -> deployed.inForce(newer.kind(), newer.key()).filter(RuleInForce::shippedIsNewer).isPresent()
            && deployed.shippedDigest(newer.kind(), newer.key()).equals(newer.shippedDigest()))
        .toList();
  }

  private void notice(RuleInForce own) {
    var newer = new NewerRule(own.kind(), own.key(), deployed.shippedDigest(own.kind(), own.key()), own.version(),
        clock.instant());
    if (rows.insertIfNew(newer)) {
      audit.record(AuditEntry.of(Actor.ENGINE, "newer-shipped", RuleChanges.entity(own.kind()), own.key())
          .after("version", own.version())
          .after("shipped", newer.shippedDigest()));
      events.publishEvent(new RuleNewerShipped(own.kind(), own.key(), newer.shippedDigest()));
    }
  }
}
