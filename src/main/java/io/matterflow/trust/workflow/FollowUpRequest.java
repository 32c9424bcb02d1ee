package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustRequestId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The letters brought no money, or none could be sent: the responsible attorney talks to the client. */
@ModelTask(
    name = "Talk to the client about a retainer",
    does = "The letters brought no money, or none could be sent: the responsible attorney talks to the client.")
@Component
class FollowUpRequest implements TaskDesk {

  private final Replenishment replenishment;
  private final RequestSheets sheets;

  FollowUpRequest(Replenishment replenishment, RequestSheets sheets) {
    this.replenishment = replenishment;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var request = sheets.request(task);
    return Assignment.toRole(Role.BILLING_COORDINATOR, sheets.matter(request).responsibleAttorney(),
        "Talk to the client about retainer " + request.ledger());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var request = sheets.request(task);
    return new TaskSheet(
        "The retainer of matter %s is short, and no letter is left or none arrives: talk to the client."
            .formatted(request.ledger()),
        "It ends by itself when the money comes or the matter closes. Whether work goes on meanwhile is for the attorney to say.",
        sheets.facts(request),
        sheets.links(request),
        List.of(Choice.withReason("TALKED", "I have talked to the client")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var words = outcome.reason().orElseThrow(() ->
        Problem.malformed("Say what the client answered.").at("/reason", "required"));
    replenishment.followUp(TrustRequestId.of(task.businessKey()), words, actor);
  }
}
