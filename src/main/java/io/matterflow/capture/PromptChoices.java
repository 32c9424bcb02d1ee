package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each timekeeper wants to be asked about their prompts. A choice is one's own: nobody makes it for another. */
@Service
public class PromptChoices {

  private final JdbcPromptChoices choices;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PromptChoices(JdbcPromptChoices choices, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
    this.choices = choices;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public PromptChoice of(TimekeeperId timekeeper) {
    return choices.of(timekeeper);
  }

  /** Holds from now on: single tasks replace the table at once, a table that is open takes the tasks in. */
  @Transactional
  public void choose(PromptChoice choice, TimekeeperId timekeeper, Actor actor) {
    if (!actor.is(timekeeper)) {
      throw new IllegalArgumentException("%s chooses for themselves only".formatted(actor.user()));
    }
    var before = choices.of(timekeeper);
    if (!choices.replace(timekeeper, choice, clock.instant())) {
      choices.insert(timekeeper, choice, clock.instant());
    }
    audit.record(AuditEntry.of(actor, "chose", "prompt-choice", timekeeper)
        .before("mode", before)
        .after("mode", choice));
    events.publishEvent(new PromptChoiceMade(choice, timekeeper, actor));
  }
}
