package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.ClosingId;
import io.matterflow.trust.Closings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Something keeps a matter from its end: the responsible attorney sees to it, or the matter goes on. */
@ModelTask(
    name = "Settle what keeps a matter open",
    does = "Something keeps a matter from its end: the responsible attorney sees to it, or the matter goes on.")
@Component
class SettleOpenPieces implements TaskDesk {

  private static final String GIVE_UP = "GIVE_UP";

  private final Closings closings;
  private final Directory directory;

  SettleOpenPieces(Closings closings, Directory directory) {
    this.closings = closings;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(closings.required(ClosingId.of(task.businessKey())).matter());
    return Assignment.toRole(Role.BILLING_COORDINATOR, matter.responsibleAttorney(),
        "Settle what keeps matter %s open".formatted(matter.id()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var closing = closings.required(ClosingId.of(task.businessKey()));
    var facts = new ArrayList<Fact>();
    closings.pieces(closing.id()).forEach(piece -> facts.add(new Fact("Open", piece)));
    closings.underWay(closing.id()).forEach(piece -> facts.add(new Fact("Under way", piece)));
    facts.add(new Fact("The balance goes to", closing.payee()));
    return new TaskSheet(
        "Settle what keeps matter %s from being closed.".formatted(closing.matter()),
        "It is looked at again each morning, and at once when you say so: what may go back to the client by then is proposed. A matter is "
            + "closed at zero and not before.",
        facts,
        List.of(new Link("matter", "Matter " + closing.matter(), "/api/matters/" + closing.matter())),
        List.of(Choice.of("AGAIN", "Look again"), Choice.withReason(GIVE_UP, "The matter goes on")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var isGivenUp = outcome.outcome().equals(GIVE_UP);
    if (isGivenUp && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say why the matter goes on.").at("/reason", "required for GIVE_UP");
    }
    closings.settle(ClosingId.of(task.businessKey()), isGivenUp, outcome.reason(), actor);
  }
}
