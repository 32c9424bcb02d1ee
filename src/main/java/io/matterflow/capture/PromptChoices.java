package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each timekeeper wants to be asked about their prompts. A choice is one's own: nobody makes it for another. */
@Service
public class PromptChoices {

  private final JdbcPromptChoices choices;
  private final AuditTrail audit;
  private final Clock clock;

  PromptChoices(JdbcPromptChoices choices, AuditTrail audit, Clock clock) {
    this.choices = choices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Empty for a person who keeps no time. */
  @Transactional(readOnly = true)
  public Optional<PromptChoice> of(Actor actor) {
    return actor.timekeeper().map(choices::of);
  }

  /** Holds for prompts from now on; false for a person who keeps no time. */
  @Transactional
  public boolean choose(PromptChoice choice, Actor actor) {
    actor.timekeeper().ifPresent(timekeeper -> chosen(timekeeper, choice, actor));
    return actor.timekeeper().isPresent();
  }

  private void chosen(TimekeeperId timekeeper, PromptChoice choice, Actor actor) {
    var before = choices.of(timekeeper);
    if (!choices.replace(timekeeper, choice, clock.instant())) {
      choices.insert(timekeeper, choice, clock.instant());
    }
    audit.record(AuditEntry.of(actor, "chose", "prompt-choice", timekeeper)
        .before("mode", before)
        .after("mode", choice));
  }
}
