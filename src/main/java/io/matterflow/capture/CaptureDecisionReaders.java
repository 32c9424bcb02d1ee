package io.matterflow.capture;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
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
      case "time-prompt" -> Subject.uuid(subject.id())
          .flatMap(id -> prompts.find(new PromptId(id), actor))
          .isPresent();
      case "activity-signal" -> Subject.uuid(subject.id())
          .flatMap(id -> signals.signal(new SignalId(id), actor))
          .isPresent();
      default -> false;
    };
  }
}
