package io.matterflow.capture;

import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.rest.RememberedAnswers;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes away what a signal said when a person says that it was personal: its words and people, what pointed to which
 * matter, the questions that were put to tables, the answer that its sender got, what was written in the trail, the
 * case in the engine. What stays is that an event of that id was once dismissed.
 */
@Component
class Erasure {

  private static final String DOOR = "/api/activity-signals";
  private static final List<String> ANSWERS_ABOUT_A_PROMPT = List.of(
      "/api/time-prompts/%1$s/", "/api/time-prompts/decisions", "/api/day-reviews", "/api/activity-signals/%2$s/");

  private final JdbcSignals signals;
  private final JdbcSignalAnswers answers;
  private final JdbcPlannedWork planned;
  private final JdbcExpenses expenses;
  private final Decisions decisions;
  private final RememberedAnswers remembered;
  private final AuditTrail audit;

  Erasure(
      JdbcSignals signals,
      JdbcSignalAnswers answers,
      JdbcPlannedWork planned,
      JdbcExpenses expenses,
      Decisions decisions,
      RememberedAnswers remembered,
      AuditTrail audit) {
    this.signals = signals;
    this.answers = answers;
    this.planned = planned;
    this.expenses = expenses;
    this.decisions = decisions;
    this.remembered = remembered;
    this.audit = audit;
  }

  /** The signal as it is left, and stored. */
  ActivitySignal erase(ActivitySignal signal, String reason) {
    var left = signal.purged(reason);
    signals.purge(left);
    answers.forget(signal.id());
    expenses.withdraw(signal.id());
    decisions.forget(signal.asSubject());
    planned.toldAt(signal.id()).forEach(at -> remembered.forget(DOOR, at, signal.id().toString()));
    planned.forget(signal.id());
    remembered.forget(DOOR, signals.receivedAt(signal.id()), signal.id().toString());
    return left;
  }

  /** All signals whose time the prompt holds. */
  void eraseSignalsOf(TimePrompt prompt, String reason) {
    signals.in(prompt).forEach(signal -> erase(signal, reason));
    forgetAnswersAbout(prompt);
  }

  /** What was answered to the forms, decided about the prompt and written in the trail, which repeats its words. */
  void forgetAnswersAbout(TimePrompt prompt) {
    ANSWERS_ABOUT_A_PROMPT.forEach(address -> remembered.forgetBelow(address.formatted(prompt.id(), prompt.signal())));
    decisions.forget(Subject.of("time-prompt", prompt.id()));
    audit.forgetTexts("time-prompt", prompt.id().toString());
  }
}
