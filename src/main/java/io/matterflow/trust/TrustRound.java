package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at every trust account once a night. After an outage the night that was missed is made up for once, late. */
@Service
public class TrustRound {

  /** After midnight and after the hour that some nights lack. */
  private static final LocalTime HOUR = LocalTime.of(3, 15);

  private final JdbcTrustLooks rows;
  private final ProofWatch watch;
  private final Directory directory;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TrustRound(
      JdbcTrustLooks rows,
      ProofWatch watch,
      Directory directory,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.watch = watch;
    this.directory = directory;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The first look of all waits for a firm, whose zone says when its night is. */
  @EventListener
  @Transactional
  public void on(DirectoryLoaded loaded) {
    planUnlessPlanned();
  }

  @EventListener
  public void on(ApplicationReadyEvent ready) {
    try {
      transaction.executeWithoutResult(begun -> planUnlessPlanned());
    } catch (DuplicateKeyException anotherNodeDid) {
      return;
    }
  }

  private void planUnlessPlanned() {
    if (!directory.firm().name().isEmpty()) {
      plan();
    }
  }

  private void plan() {
    var zone = directory.firm().zone();
    var now = clock.instant();
    var today = now.atZone(zone).toLocalDate().atTime(HOUR).atZone(zone).toInstant();
    var next = today.isAfter(now)
        ? today
        : now.atZone(zone).toLocalDate().plusDays(1).atTime(HOUR).atZone(zone).toInstant();
    var id = TrustLookId.next();
    if (rows.plan(id, next, now)) {
      events.publishEvent(new TrustLookPlanned(id, next));
    }
  }

  /** The next night's look waits from now on, and every journal is proven; what does not hold stops its account. */
  @Transactional
  public void look(TrustLookId id) {
    if (rows.begin(id, clock.instant())) {
      plan();
    }
    watch.proveAll();
  }
}
