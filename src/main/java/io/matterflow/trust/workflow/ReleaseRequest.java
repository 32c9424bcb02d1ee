package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustRequestId;
import java.util.List;
import org.springframework.stereotype.Component;

/** A retainer is under its minimum: a person reads what the client would be asked for, and sends it or drops it. */
@ModelTask(
    name = "Release a request for trust money",
    does = "A retainer is under its minimum: a person reads what the client would be asked for, and sends it or "
        + "drops it.")
@Component
class ReleaseRequest implements TaskDesk {

  private static final String RELEASE = "RELEASE";

  private final Replenishment replenishment;
  private final RequestSheets sheets;

  ReleaseRequest(Replenishment replenishment, RequestSheets sheets) {
    this.replenishment = replenishment;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var request = sheets.request(task);
    return Assignment.toRole(Role.BILLING_COORDINATOR, sheets.matter(request).responsibleAttorney(),
        "Send the request to fill up retainer " + request.ledger());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var request = sheets.request(task);
    return new TaskSheet(
        "Ask the client for %s to fill the retainer of matter %s up.".formatted(Wording.of(request.amount()),
            request.ledger()),
        "The retainer is under the minimum that was agreed, or will be. Nothing goes to the client before you send it; then it is asked for "
            + "apart from any invoice, and the client is reminded until the money comes.",
        sheets.facts(request),
        sheets.links(request),
        List.of(Choice.of(RELEASE, "Send it"), Choice.withReason("DROP", "Drop it")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var isReleased = outcome.outcome().equals(RELEASE);
    if (!isReleased && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say why the client is not asked.").at("/reason", "required for DROP");
    }
    replenishment.decide(TrustRequestId.of(task.businessKey()), isReleased, outcome.reason(), actor);
  }
}
