package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Problem;
import io.matterflow.trust.ClosingId;
import io.matterflow.trust.Closings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nothing of the matter is open and its ledger is at zero: its attorney signs that it may be closed. */
@ModelTask(
    name = "Sign a closing",
    does = "Nothing of the matter is open and its ledger is at zero: its attorney signs that it may be closed.",
    form = "sign-closing")
@Component
class SignClosing implements TaskDesk {

  private static final String SIGN = "SIGN";

  private final Closings closings;
  private final Directory directory;

  SignClosing(Closings closings, Directory directory) {
    this.closings = closings;
    this.directory = directory;
  }

  /** To the matter's attorneys by name; the billing admin may, where both have left. */
  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(closings.required(ClosingId.of(task.businessKey())).matter());
    return new Assignment("Sign that matter %s may be closed".formatted(matter.id()), Optional.empty(),
        Set.of(new UserId(matter.responsibleAttorney().value()), new UserId(matter.billingPartner().value())),
        Set.of(Role.BILLING_ADMIN), Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var closing = closings.required(ClosingId.of(task.businessKey()));
    var refunded = closings.refunded(closing.id());
    return new TaskSheet(
        "Sign that matter %s may be closed.".formatted(closing.matter()),
        "Nothing is left to bill, every bill is settled, the ledger is at zero, and the bank has paid what left it. The closing itself is "
            + "an act in the practice system.",
        List.of(new Fact("Asked by", closing.askedBy().value()), new Fact("The balance went to",
            refunded.isEmpty() ? "nobody: nothing was left" : String.join(", ", refunded))),
        List.of(new Link("matter", "Matter " + closing.matter(), "/api/matters/" + closing.matter())),
        List.of(Choice.of(SIGN, "It may be closed"), Choice.of("AGAIN", "Look again")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = ClosingId.of(task.businessKey());
    if (!outcome.outcome().equals(SIGN)) {
      closings.lookAgain(id, actor);
      return;
    }
    var open = closings.sign(id, actor);
    if (!open.isEmpty()) {
      throw Problem.conflict("MATTER_NOT_SETTLED", "Something has come up: %s.".formatted(String.join("; ", open)),
          "Choose to look again; it goes on from there.");
    }
  }
}
