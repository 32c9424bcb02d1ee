package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Money came in and nobody said whose it is: the bookkeeper finds out. After some days the lawyers see it too. */
@ModelTask(
    name = "Identify a trust receipt",
    does = "Money came in and nobody said whose it is: the bookkeeper finds out. After some days the lawyers see "
        + "it too.",
    form = "identify-receipt")
@Component
class IdentifyReceipt implements TaskDesk {

  private static final String IDENTIFIED = "IDENTIFIED";
  private static final int PRESSING = 80;

  private final Deposits deposits;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  IdentifyReceipt(Deposits deposits, TrustAccounts accounts, TrustLawyers lawyers) {
    this.deposits = deposits;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var deposit = deposit(task);
    var title = DepositWords.title("Identify receipt on", deposit);
    if (accounts.today().isBefore(deposits.overdueOn(deposit))) {
      return Assignment.toRole(Role.BOOKKEEPER, title);
    }
    return new Assignment(title, Optional.empty(), Set.of(), EnumSet.of(Role.BOOKKEEPER, Role.TRUST_AUTHORIZER),
        Optional.empty(), PRESSING);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var deposit = deposit(task);
    return new TaskSheet(
        "Find out whose money this is, and name the matter.",
        "It stands among unidentified receipts, where nobody can draw on it. Ask the bank for the payer, then the client.",
        DepositWords.facts(deposit),
        DepositWords.links(deposit),
        List.of(Choice.of(IDENTIFIED, "It belongs to this matter")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var ledger = Optional.ofNullable(outcome.answers().get("ledger")).map(String::trim).filter(text -> !text.isEmpty())
        .map(LedgerId::new)
        .orElseThrow(() -> Problem.malformed("Name the matter.").at("/answers/ledger", "a matter's id"));
    if (!actor.has(Role.BOOKKEEPER)) {
      throw lawyers.notTheirs(task, deposit(task).account(), actor, "A receipt is identified by the bookkeeper.",
          "Tell the bookkeeper whose it is.");
    }
    var answer = deposits.identify(DepositId.of(task.businessKey()), ledger, actor);
    if (answer instanceof Refused refused) {
      throw TrustLawyers.refused(refused.code()).at("/answers/ledger", refused.code().meaning());
    }
    if (!(answer instanceof Done)) {
      throw Problem.conflict("ALREADY_DECIDED", "This receipt is identified already, or gone.",
          "Read the deposit again.");
    }
  }

  private Deposit deposit(TaskAtHand task) {
    return deposits.required(DepositId.of(task.businessKey()));
  }
}
