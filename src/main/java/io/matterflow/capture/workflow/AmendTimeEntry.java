package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCorrectionProcess.CORRECTION_ID;

import io.matterflow.capture.TimeCorrections;
import io.matterflow.capture.TimeCorrections.Step;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.practice.PracticeSystem;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Correct a posted time entry",
    does = "Brings a correction of posted time to the practice system.",
    owner = Role.BILLING_COORDINATOR,
    nextAction = "See that the practice system can be reached and still lets the entry be changed, then try the step "
        + "again; where it stands on a bill over there, correct it there by hand.")
@Component
class AmendTimeEntry implements JavaDelegate {

  private final TimeCorrections corrections;
  private final PracticeSystem practice;
  private final EffectStep effects;

  AmendTimeEntry(TimeCorrections corrections, PracticeSystem practice, EffectStep effects) {
    this.corrections = corrections;
    this.practice = practice;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var correction = CORRECTION_ID.from(execution);
    var step = corrections.step(correction);
    var effect = switch (step.act()) {
      case ADD -> new Addition(practice, step);
      case AMEND -> new Amendment(practice, step);
      case WITHDRAW -> new Withdrawal(practice, step);
    };
    corrections.done(correction, effects.take(execution, step.key(), effect));
  }

  /** A part of an entry, which is one of its own over there too. */
  private record Addition(PracticeSystem practice, Step step) implements Effect {

    @Override
    public String send() {
      return practice.post(step.entry());
    }

    @Override
    public Finding ask() {
      return practice.find(step.entry().reference());
    }
  }

  /** Doing it twice is doing it once, so doubt needs no person as long as the entry is found there. */
  private record Amendment(PracticeSystem practice, Step step) implements Effect {

    @Override
    public String send() {
      return practice.amend(step.entry());
    }

    @Override
    public Finding ask() {
      return practice.find(step.entry().reference()) instanceof Finding.Found
          ? new Finding.Absent()
          : new Finding.CannotAsk();
    }
  }

  /** What is not found there any more has been taken away. */
  private record Withdrawal(PracticeSystem practice, Step step) implements Effect {

    @Override
    public String send() {
      return practice.withdraw(step.entry().reference());
    }

    @Override
    public Finding ask() {
      var finding = practice.find(step.entry().reference());
      if (finding instanceof Finding.Absent) {
        return new Finding.Found(step.entry().reference());
      }
      return finding instanceof Finding.Found ? new Finding.Absent() : finding;
    }
  }
}
