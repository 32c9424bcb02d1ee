package io.matterflow.capture.workflow;

import io.matterflow.capture.SignalId;
import io.matterflow.capture.TimePricing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePrompts;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the billing coordinator has a missing rate entered; the task ends when the directory knows one. */
@ModelTask(
    name = "Supply a rate",
    does = "Where the billing coordinator has a missing rate entered; the task ends when the directory knows one.")
@Component
class SupplyRate implements TaskDesk {

  private final TimePrompts prompts;
  private final TimePricing pricing;
  private final Titles titles;

  SupplyRate(TimePrompts prompts, TimePricing pricing, Titles titles) {
    this.prompts = prompts;
    this.pricing = pricing;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var prompt = prompt(task);
    return Assignment.toRole(
        Role.BILLING_COORDINATOR,
        titles.of("Supply the rate", prompt.draft().matter(), prompt.kind(), prompt.startedAt()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var prompt = prompt(task);
    return new TaskSheet(
        "Enter a rate that holds on that day in the practice system and load the directory; then finish this task.",
        "No rule names a rate for this timekeeper on this matter, and time is never priced at zero.",
        List.of(
            new Fact("Timekeeper", prompt.timekeeper().value()),
            new Fact("Matter", prompt.draft().matter().value()),
            new Fact("Work date", prompt.workDate().toString())),
        List.of(new Link("matter", "The matter", "/api/matters/" + prompt.draft().matter())),
        List.of(Choice.of("TRY_AGAIN", "The rate is there now")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var signal = SignalId.of(task.businessKey());
    Replies.orProblem(pricing.priceAgain(signal, actor), signal);
  }

  private TimePrompt prompt(TaskAtHand task) {
    var signal = SignalId.of(task.businessKey());
    return prompts.of(signal).orElseThrow(() -> new IllegalStateException("there is no prompt for signal " + signal));
  }
}
