package io.matterflow.ebilling.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whoever the reasons concern mends what the portal rejects, and has the invoice submitted again or delivered by hand.
 */
@ModelTask(
    name = "Mend a portal's rejection",
    does = "Whoever the reasons concern mends what the portal rejects, and has the invoice submitted again or "
        + "delivered by hand.")
@Component
class MendRejection implements TaskDesk {

  private static final String SUBMIT_AGAIN = "SUBMIT_AGAIN";
  private static final String BY_HAND = "BY_HAND";

  private final Submissions submissions;
  private final PortalSheets sheets;
  private final Directory directory;

  MendRejection(Submissions submissions, PortalSheets sheets, Directory directory) {
    this.submissions = submissions;
    this.sheets = sheets;
    this.directory = directory;
  }

  /** The coordinator, who knows the portal, always; with them whoever the table names. */
  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(sheets.invoice(task).matter().orElseThrow());
    var roles = new HashSet<>(Set.of(Role.BILLING_COORDINATOR));
    sheets.reasons(task).forEach(reason -> roles.add(reason.meaning().owner()));
    var people = new HashSet<UserId>();
    if (roles.contains(Role.RESPONSIBLE_ATTORNEY)) {
      people.add(new UserId(matter.responsibleAttorney().value()));
    }
    return new Assignment("Mend the rejection of invoice %s, matter %s".formatted(task.businessKey(), matter.id()),
        Optional.empty(), people, roles, Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var facts = new ArrayList<>(sheets.facts(task));
    facts.addAll(sheets.said(task));
    sheets.reasons(task).stream().map(Reason::meaning).distinct()
        .forEach(
            meaning -> facts.add(new TaskSheet.Fact("What to do, " + meaning.kind().toLowerCase(java.util.Locale.ROOT),
            meaning.nextAction())));
    return new TaskSheet(
        "Mend what the portal rejects, then submit the invoice again.",
        "The client's portal has rejected the invoice. Its number stays; a resubmission is linked to the first.",
        facts,
        sheets.links(task),
        List.of(
            TaskSheet.Choice.of(SUBMIT_AGAIN, "It is mended: submit it again"),
            TaskSheet.Choice.withReason(BY_HAND, "Deliver it by hand instead")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = PortalSheets.number(task);
    var done = BY_HAND.equals(outcome.outcome())
        ? submissions.otherwise(number, reason(outcome), actor)
        : submissions.mended(number, outcome.reason(), actor);
    if (!done) {
      throw PortalSheets.overtaken();
    }
  }

  private static String reason(TaskOutcome outcome) {
    return outcome.reason().orElseThrow(() ->
        Problem.malformed("Say why it is delivered by hand.").at("/reason", "required for BY_HAND"));
  }
}
