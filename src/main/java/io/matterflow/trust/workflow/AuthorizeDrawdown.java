package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.DrawdownSigning;
import io.matterflow.trust.workflow.gate.AuthorizesTrustDebit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A lawyer with trust authority reads what is to leave, and signs or refuses. */
@ModelTask(
    name = "Authorize a trust drawdown",
    does = "A lawyer with trust authority reads what is to leave, and signs or refuses.",
    form = "authorize-drawdown")
@Component
class AuthorizeDrawdown implements AuthorizesTrustDebit {

  private static final String AUTHORIZE = "AUTHORIZE";
  private static final String REFUSE = "REFUSE";

  private final DrawdownSigning signing;
  private final DrawdownSheets sheets;

  AuthorizeDrawdown(DrawdownSigning signing, DrawdownSheets sheets) {
    this.signing = signing;
    this.sheets = sheets;
  }

  /**
   * To those who hold the authority in person, who do not stand aside for this one. Where nobody does, somebody has to
   * grant it.
   */
  @Override
  public Assignment assignment(TaskAtHand task) {
    var drawdown = sheets.drawdown(task);
    var signers = sheets.signers(drawdown);
    var about = DrawdownSheets.about(drawdown);
    return signers.isEmpty()
        ? Assignment.toRole(Role.BILLING_ADMIN, "Have trust authority granted for the drawdown" + about)
        : new Assignment("Authorize the drawdown" + about, Optional.empty(), signers, Set.of(), Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var drawdown = sheets.drawdown(task);
    return new TaskSheet(
        sheets.what(drawdown),
        "No trust money leaves without a lawyer who has read what it is for. You sign for exactly this amount, once; a change, or too "
            + "long a wait, asks again.",
        sheets.facts(drawdown),
        sheets.links(drawdown),
        List.of(Choice.of(AUTHORIZE, "Authorize it"), Choice.withReason(REFUSE, "Refuse it")));
  }

  /** The version is the one that the person has read: what was changed since is read again first. */
  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = sheets.drawdown(task).id();
    var version = version(outcome);
    if (outcome.outcome().equals(AUTHORIZE)) {
      DrawdownProblems.standing(signing.authorize(id, version, actor));
    } else {
      var reason = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say why it is refused.").at("/reason", "required for REFUSE"));
      DrawdownProblems.standing(signing.refuse(id, version, reason, actor));
    }
  }

  private static int version(TaskOutcome outcome) {
    var text = outcome.answers().getOrDefault("version", "");
    if (!text.matches("\\d{1,6}")) {
      throw Problem.malformed("Say which version of the drawdown you have read.")
          .at("/answers/version", "a number, as the drawdown has it");
    }
    return Integer.parseInt(text);
  }
}
