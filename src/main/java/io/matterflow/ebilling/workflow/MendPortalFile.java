package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** No portal would take the file: the billing coordinator has the cause mended, or the invoice delivered by hand. */
@ModelTask(
    name = "Mend a portal's file",
    does = "No portal would take the file: the billing coordinator has the cause mended, or the invoice "
        + "delivered by hand.")
@Component
class MendPortalFile implements TaskDesk {

  private static final int MOST_SHOWN = 10;
  private static final String TRY_AGAIN = "TRY_AGAIN";
  private static final String BY_HAND = "BY_HAND";

  private final Submissions submissions;
  private final PortalSheets sheets;

  MendPortalFile(Submissions submissions, PortalSheets sheets) {
    this.submissions = submissions;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Mend the portal's file of invoice %s, matter %s".formatted(task.businessKey(),
            sheets.invoice(task).matter().orElseThrow()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var facts = new ArrayList<>(sheets.facts(task));
    submissions.objections(PortalSheets.number(task)).stream().limit(MOST_SHOWN)
        .forEach(objection -> facts.add(new TaskSheet.Fact("In the way", objection)));
    return new TaskSheet(
        submissions.wayOut(PortalSheets.number(task)),
        "The file breaks rules for which portals refuse. Nothing was dropped.",
        facts,
        sheets.links(task),
        List.of(
            TaskSheet.Choice.of(TRY_AGAIN, "Try again"),
            TaskSheet.Choice.withReason(BY_HAND, "Deliver it by hand instead")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = PortalSheets.number(task);
    if (BY_HAND.equals(outcome.outcome())) {
      var reason = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say why it is delivered by hand.").at("/reason", "required for BY_HAND"));
      if (!submissions.otherwise(number, reason, actor)) {
        throw PortalSheets.overtaken();
      }
      return;
    }
    var objections = submissions.objections(number);
    if (!objections.isEmpty()) {
      throw Problem.refused("LEDES_NOT_READY", "No portal would take the file yet: %s".formatted(objections.get(0)),
          submissions.wayOut(number));
    }
    submissions.fileMended(number, outcome.reason(), actor);
  }
}
