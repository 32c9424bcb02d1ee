package io.matterflow.notices;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to be told. A choice is one's own: nobody makes it for another. */
@Service
public class NoticeChoices {

  private final JdbcNoticeChoices choices;
  private final AuditTrail audit;
  private final Clock clock;

  NoticeChoices(JdbcNoticeChoices choices, AuditTrail audit, Clock clock) {
    this.choices = choices;
    this.audit = audit;
    this.clock = clock;
  }

  /** A digest a day, unless the person has chosen otherwise. */
  @Transactional(readOnly = true)
  public NoticeChoice of(TimekeeperId person) {
    return choices.of(person);
  }

  /** Holds for messages from now on. */
  @Transactional
  public void choose(NoticeChoice choice, TimekeeperId person, Actor actor) {
    if (!actor.is(person)) {
      throw new IllegalArgumentException("%s chooses for themselves only".formatted(actor.user()));
    }
    var before = choices.of(person);
    if (!choices.replace(person, choice, clock.instant())) {
      choices.insert(person, choice, clock.instant());
    }
    audit.record(
        AuditEntry.of(actor, "chose", "notice-choice", person).before("choice", before).after("choice", choice));
  }
}
