package io.matterflow.capture.workflow;

import io.matterflow.capture.Answer;
import io.matterflow.capture.OtherWorks;
import io.matterflow.capture.PromptEdits;
import io.matterflow.capture.RejectReasons;
import io.matterflow.capture.SignalId;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePricing;
import io.matterflow.capture.TimePrompts;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a timekeeper approves, or rejects, what is proposed as their time. The preset is to approve. */
@ModelTask(
    name = "Approve time",
    does = "Where a timekeeper approves, or rejects, what is proposed as their time. The preset is to approve.",
    form = "approve-prompt")
@Component
class ApprovePrompt implements TaskDesk {

  private static final String APPROVE = "APPROVE";
  private static final String REJECT = "REJECT";

  private final TimePrompts prompts;
  private final TimePricing pricing;
  private final RejectReasons reasons;
  private final OtherWorks others;
  private final Titles titles;

  ApprovePrompt(TimePrompts prompts, TimePricing pricing, RejectReasons reasons, OtherWorks others, Titles titles) {
    this.prompts = prompts;
    this.pricing = pricing;
    this.reasons = reasons;
    this.others = others;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var prompt = prompt(task);
    return Assignment.to(
        prompt.timekeeper(), titles.of("Approve time", prompt.draft().matter(), prompt.kind(), prompt.startedAt()));
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var prompt = prompt(task);
    var draft = prompt.draft();
    var facts = new ArrayList<>(List.of(
        new Fact("Matter", draft.matter().value()),
        new Fact("Date", prompt.workDate().toString()),
        new Fact(
            prompt.estimated() ? "Minutes (estimated)" : "Minutes",
            draft.minutes().map(String::valueOf).orElse("to be stated")),
        new Fact("Hours", pricing.hours(prompt).map(BilledTime::plain).orElse("")),
        new Fact("Narrative", draft.narrative()),
        new Fact("Billing", "%s (%s)".formatted(draft.billability(), draft.billabilityReason()))));
    others.of(prompt).forEach(other -> facts.add(new Fact("Perhaps the same work as", other.sentence())));
    return new TaskSheet(
        "Approve the time, change it, or reject it.",
        "The product saw what may be work of yours. Nobody else sees it before you approve it.",
        facts,
        List.of(new Link("self", "The prompt", "/api/time-prompts/" + prompt.id())),
        List.of(
            Choice.of(APPROVE, "Approve"),
            Choice.withReasonOf(REJECT, "Reject", reasons.namesFor(prompt.kind()))));
  }

  /** The sheet says what may be the same work: who approves under it says that it is not. */
  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = prompt(task).id();
    Answer<TimePrompt> answer = outcome.outcome().equals(REJECT)
        ? prompts.reject(id, outcome.reason().orElse(""), Optional.empty(), actor)
        : prompts.approve(id, PromptEdits.BOTH, actor);
    Replies.orProblem(answer, id);
  }

  private TimePrompt prompt(TaskAtHand task) {
    var signal = SignalId.of(task.businessKey());
    return prompts.of(signal).orElseThrow(() -> new IllegalStateException("there is no prompt for signal " + signal));
  }
}
