package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.PortalReductions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** The appeal is filed in time, and its outcome recorded: granted, or the reduction stands. */
@ModelTask(
    name = "Follow an appeal",
    does = "The appeal is filed in time, and its outcome recorded: granted, or the reduction stands.")
@Component
class FollowAppeal implements TaskDesk {

  private static final String GRANTED = "GRANTED";
  private static final String UPHELD = "UPHELD";

  private final PortalReductions reductions;
  private final ReductionSheets sheets;

  FollowAppeal(PortalReductions reductions, ReductionSheets sheets) {
    this.reductions = reductions;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return sheets.assignment(task, "Follow the appeal");
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "File the appeal in the portal by the due day, and record here what came of it.",
        "You appeal against the reduction. A new word of the portal ends this task by itself.",
        sheets.facts(task, actor),
        sheets.links(task),
        List.of(
            TaskSheet.Choice.of(GRANTED, "Granted: the client pays all of it"),
            TaskSheet.Choice.of(UPHELD, "The reduction stands: credit the difference")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = PortalSheets.number(task);
    ReductionSheets.throwIfRefused(GRANTED.equals(outcome.outcome())
        ? reductions.granted(number, outcome.reason(), actor)
        : reductions.upheld(number, outcome.reason(), actor));
  }
}
