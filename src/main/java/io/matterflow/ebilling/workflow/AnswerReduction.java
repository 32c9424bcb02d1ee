package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.PortalReductions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The responsible attorney lets go of what the portal took off, or appeals within the client's time. */
@ModelTask(
    name = "Answer a portal's reduction",
    does = "The responsible attorney lets go of what the portal took off, or appeals within the client's time.")
@Component
class AnswerReduction implements TaskDesk {

  private static final String ACCEPT = "ACCEPT";
  private static final String APPEAL = "APPEAL";

  private final PortalReductions reductions;
  private final ReductionSheets sheets;

  AnswerReduction(PortalReductions reductions, ReductionSheets sheets) {
    this.reductions = reductions;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return sheets.assignment(task, "Answer the portal's reduction");
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Let the difference go, or appeal within the client's time.",
        "The client's portal approves less than was billed. What you accept, and others sign where it is much, becomes a credit on the invoice.",
        sheets.facts(task, actor),
        sheets.links(task),
        List.of(
            TaskSheet.Choice.of(ACCEPT, "Accept: credit the difference"),
            TaskSheet.Choice.withReason(APPEAL, "Appeal")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = PortalSheets.number(task);
    if (APPEAL.equals(outcome.outcome())) {
      var reason = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say on what the appeal rests.").at("/reason", "required for APPEAL"));
      ReductionSheets.throwIfRefused(reductions.appeal(number, reason, actor));
    } else {
      ReductionSheets.throwIfRefused(reductions.accept(number, outcome.reason(), actor));
    }
  }
}
