package io.matterflow.capture;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Time that is not billed because its timekeeper has not said whether it was recorded twice. */
@Component
class TimeInQuestion implements BlockedWork {

  static final String KIND = "POSSIBLE_DUPLICATE";

  private final JdbcTimeQuestions questions;
  private final JdbcTimeEntries entries;

  TimeInQuestion(JdbcTimeQuestions questions, JdbcTimeEntries entries) {
    this.questions = questions;
    this.entries = entries;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    var sees = actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR);
    return questions.open().stream()
        .filter(question -> sees || actor.is(question.timekeeper()))
        .map(this::blocked)
        .toList();
  }

  private Blocked blocked(TimeQuestion question) {
    var entry = entries.find(question.entry()).orElseThrow().entry();
    return new Blocked(
        question.id().toString(),
        KIND,
        Subject.of("time-entry", question.entry()),
        "Time of %s on matter %s of %s may be recorded twice".formatted(
            entry.timekeeper(), entry.matter(), entry.workDate()),
        question.timekeeper().value(),
        question.raisedAt(),
        "Have %s finish the task \"Same work?\".".formatted(question.timekeeper()),
        "");
  }
}
