package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;
import static io.matterflow.capture.workflow.TimePostingProcess.POSSIBLE_DUPLICATE;

import io.matterflow.capture.TimePosting;
import io.matterflow.capture.TimePosting.Ready;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.practice.PracticeSystem;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Post the time entry",
    does = "Posts approved time in the practice system, once.",
    owner = Role.BILLING_COORDINATOR,
    nextAction = "See that the practice system can be reached and takes entries for this matter and timekeeper, then "
        + "try the step again.")
@Component
class PostTimeEntry implements JavaDelegate {

  private final TimePosting posting;
  private final PracticeSystem practice;
  private final EffectStep effects;

  PostTimeEntry(TimePosting posting, PracticeSystem practice, EffectStep effects) {
    this.posting = posting;
    this.practice = practice;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var signal = SIGNAL_ID.from(execution);
    var kept = posting.toLookFor(signal)
        .map(work -> practice.kept(work.timekeeper(), work.matter(), work.date()))
        .orElse(List.of());
    if (posting.plan(signal, kept) instanceof Ready ready) {
      posting.posted(signal, effects.take(execution, ready.key(), new Posting(practice, ready)));
    } else {
      throw new BpmnError(POSSIBLE_DUPLICATE);
    }
  }

  /** The entry on its way, found again over there by our reference. */
  private record Posting(PracticeSystem practice, Ready ready) implements Effect {

    @Override
    public String send() {
      return ready.there().orElseGet(() -> practice.post(ready.entry()));
    }

    @Override
    public Finding ask() {
      return practice.find(ready.entry().reference());
    }
  }
}
