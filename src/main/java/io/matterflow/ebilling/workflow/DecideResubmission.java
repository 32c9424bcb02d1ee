package io.matterflow.ebilling.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The invoice was rejected too often: the billing partner speaks with the client and says whether it goes there once
 * more.
 */
@ModelTask(
    name = "Decide about another try at the portal",
    does = "The invoice was rejected too often: the billing partner speaks with the client and says whether it "
        + "goes there once more.")
@Component
class DecideResubmission implements TaskDesk {

  private static final String ONCE_MORE = "ONCE_MORE";
  private static final String BY_HAND = "BY_HAND";

  private final Submissions submissions;
  private final PortalSheets sheets;
  private final Directory directory;

  DecideResubmission(Submissions submissions, PortalSheets sheets, Directory directory) {
    this.submissions = submissions;
    this.sheets = sheets;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(sheets.invoice(task).matter().orElseThrow());
    return Assignment.toRole(Role.BILLING_PARTNER, matter.billingPartner(),
        "Decide about another submission of invoice %s, matter %s".formatted(task.businessKey(), matter.id()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var facts = new ArrayList<>(sheets.facts(task));
    facts.addAll(sheets.said(task));
    return new TaskSheet(
        "Speak with the client, then say whether the invoice goes to the portal once more.",
        "The portal has rejected the invoice as often as portal-policy allows, %d times."
            .formatted(sheets.portalCase(task).attempts()),
        facts,
        sheets.links(task),
        List.of(
            TaskSheet.Choice.withReason(ONCE_MORE, "Submit it once more"),
            TaskSheet.Choice.withReason(BY_HAND, "Deliver it by hand instead")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = PortalSheets.number(task);
    var reason = outcome.reason().orElseThrow(() ->
        Problem.malformed("Say what was agreed with the client.").at("/reason", "required"));
    var done = BY_HAND.equals(outcome.outcome())
        ? submissions.otherwise(number, reason, actor)
        : submissions.onceMore(number, reason, actor);
    if (!done) {
      throw PortalSheets.overtaken();
    }
  }
}
