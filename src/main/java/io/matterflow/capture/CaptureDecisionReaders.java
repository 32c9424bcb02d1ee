package io.matterflow.capture;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.engine.SubjectWorth;
import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decisions about an activity are told to the person whose it is, and to whoever may answer for them: as the activity
 * itself is.
 */
@Component
class CaptureDecisionReaders implements DecisionReaders {

  private final TimePrompts prompts;
  private final MatterAssignment signals;

  CaptureDecisionReaders(TimePrompts prompts, MatterAssignment signals) {
    this.prompts = prompts;
    this.signals = signals;
  }

  @Override
  public boolean mayRead(Subject subject, Actor actor) {
    return switch (subject.kind()) {
      case "time-prompt" -> id(subject).flatMap(id -> prompts.find(new PromptId(id), actor)).isPresent();
      case "activity-signal" -> id(subject).flatMap(id -> signals.signal(new SignalId(id), actor)).isPresent();
      default -> false;
    };
  }

  private static Optional<UUID> id(Subject subject) {
    return SubjectWorth.uuids(List.of(subject.id())).stream().findFirst();
  }
}
