package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.StandIns;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prompts that nobody has answered for so many business days as {@code prompt-expiry} says leave the work list. Nothing
 * is lost: their timekeeper can take each up again, and the owner sees how many there are. Prompts of somebody who is
 * away wait.
 */
@Service
public class PromptExpiry {

  static final DecisionTable<ExpiryFacts, Expiry> PROMPT_EXPIRY =
      DecisionTable.of("prompt-expiry", ExpiryFacts.class, Expiry.class);

  private static final int AT_A_TIME = 100;

  private final JdbcPromptExpiry expiry;
  private final JdbcTimePrompts prompts;
  private final Decisions decisions;
  private final FirmCalendar calendar;
  private final StandIns standIns;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  PromptExpiry(
      JdbcPromptExpiry expiry,
      JdbcTimePrompts prompts,
      Decisions decisions,
      FirmCalendar calendar,
      StandIns standIns,
      CaptureTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.expiry = expiry;
    this.prompts = prompts;
    this.decisions = decisions;
    this.calendar = calendar;
    this.standIns = standIns;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Lets some prompts expire; whether there may be more. */
  @Transactional
  public boolean expireSome() {
    var days = calendar.calendar();
    var today = days.dateOf(clock.instant());
    var oldest = expiry.oldestOpen().map(days::dateOf).orElse(today);
    var away = standIns.away();
    int left = AT_A_TIME;
    for (var day = oldest; day.isBefore(today) && left > 0; day = day.plusDays(1)) {
      for (var billability : List.of(Billability.BILLABLE, Billability.TRACK_ONLY)) {
        var facts = new ExpiryFacts(billability, businessDays(day, today, days));
        if (looked(facts).expires()) {
          left -= expire(expiry.openSince(start(day, days), start(day.plusDays(1), days), billability, away, left),
              facts);
        }
      }
    }
    return left <= 0;
  }

  private int expire(List<PromptId> ids, ExpiryFacts facts) {
    ids.forEach(id -> prompts.locked(id).filter(TimePrompt::isOpen).ifPresent(prompt -> expire(prompt, facts)));
    return ids.size();
  }

  private void expire(TimePrompt prompt, ExpiryFacts facts) {
    var owner = decisions.decide(PROMPT_EXPIRY, facts, Subject.of("time-prompt", prompt.id())).result().owner();
    prompts.update(prompt.in(PromptState.EXPIRED, clock.instant()));
    expiry.own(prompt.id(), owner);
    audit.record(AuditEntry.of(Actor.ENGINE, "expired", "time-prompt", prompt.id())
        .before("state", prompt.state())
        .after("state", PromptState.EXPIRED)
        .after("owner", owner.group()));
    tasks.promptDecided(prompt.signal(), PromptDecision.EXPIRED, Actor.ENGINE);
  }

  private Expiry looked(ExpiryFacts facts) {
    return decisions.look(PROMPT_EXPIRY, facts).stream().findFirst()
        .orElseThrow(() -> new IllegalStateException("the decision prompt-expiry has no row for a prompt"))
        .result();
  }

  private static Instant start(LocalDate day, BusinessCalendar days) {
    return day.atStartOfDay(days.zone()).toInstant();
  }

  private static int businessDays(LocalDate from, LocalDate to, BusinessCalendar days) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(days::isBusinessDay).count();
  }

  record ExpiryFacts(Billability billability, int businessDaysOpen) {}

  record Expiry(boolean expires, Role owner) {}
}
