package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.DrawdownSigning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The client may still object to a fee draw: it waits, unless a lawyer has the client's word. */
@ModelTask(
    name = "Release a trust drawdown early",
    does = "The client may still object to a fee draw: it waits, unless a lawyer has the client's word.")
@Component
class ReleaseEarly implements TaskDesk {

  private final DrawdownSigning signing;
  private final DrawdownSheets sheets;

  ReleaseEarly(DrawdownSigning signing, DrawdownSheets sheets) {
    this.signing = signing;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var drawdown = sheets.drawdown(task);
    var signers = sheets.signers(drawdown);
    var title = "Release early, or wait: the drawdown" + DrawdownSheets.about(drawdown);
    return signers.isEmpty()
        ? Assignment.toRole(Role.BILLING_ADMIN, title)
        : new Assignment(title, Optional.empty(), signers, Set.of(), Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var drawdown = sheets.drawdown(task);
    return new TaskSheet(
        sheets.what(drawdown),
        "The client's days to object are not over; when they are, this goes on by itself. Release it before only with the client's word.",
        sheets.facts(drawdown),
        sheets.links(drawdown),
        List.of(Choice.withReason("RELEASE", "Release it now")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var reason = outcome.reason().orElseThrow(() ->
        Problem.malformed("Say where the client has agreed.").at("/reason", "required"));
    DrawdownProblems.standing(signing.release(sheets.drawdown(task).id(), reason, actor));
  }
}
