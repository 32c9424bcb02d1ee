package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.TrustAccounts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A lawyer confirms what has come in: the deposit of the task, and whatever else of the account is ticked with it. */
@ModelTask(
    name = "Confirm trust deposits",
    does = "A lawyer confirms what has come in: the deposit of the task, and whatever else of the account is "
        + "ticked with it.",
    form = "confirm-deposits")
@Component
class ConfirmDeposits implements TaskDesk {

  private static final String CONFIRM = "CONFIRM";
  private static final int MOST = 500;

  private final Deposits deposits;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  ConfirmDeposits(Deposits deposits, TrustAccounts accounts, TrustLawyers lawyers) {
    this.deposits = deposits;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return lawyers.assignment(DepositWords.title("Confirm deposits", deposit(task)), accounts.today());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var deposit = deposit(task);
    var links = new ArrayList<>(DepositWords.links(deposit));
    links.add(new Link("unconfirmed", "Deposits of this account that wait",
        "/api/trust/deposits?state=POSTED&account=" + deposit.account()));
    return new TaskSheet(
        "Confirm that these deposits came into %s as told.".formatted(deposit.account()),
        "Until a person with trust authority has confirmed a deposit, nobody draws on it; and not before it has cleared.",
        DepositWords.facts(deposit),
        links,
        List.of(Choice.of(CONFIRM, "They came in as told")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var answer = deposits.confirm(chosen(task, outcome), actor);
    if (answer instanceof Refused) {
      throw TrustLawyers.notAuthorized();
    }
    if (!(answer instanceof Done)) {
      throw Problem.conflict(
          "ALREADY_DECIDED", "One of these deposits does not wait any more.",
              "Open the task again and choose anew.")
          .at("/answers/depositIds", "names a deposit that does not wait");
    }
  }

  private static Set<DepositId> chosen(TaskAtHand task, TaskOutcome outcome) {
    var ids = new LinkedHashSet<DepositId>();
    ids.add(DepositId.of(task.businessKey()));
    Optional.ofNullable(outcome.answers().get("depositIds")).filter(text -> !text.isBlank()).ifPresent(text -> {
      for (var id : text.split(",", MOST)) {
        ids.add(parsed(id.trim()));
      }
    });
    return ids;
  }

  private static DepositId parsed(String id) {
    try {
      return DepositId.of(id);
    } catch (IllegalArgumentException noId) {
      throw Problem.malformed("%s is no deposit.".formatted(id))
          .at("/answers/depositIds", "ids of deposits, by commas");
    }
  }

  private Deposit deposit(TaskAtHand task) {
    return deposits.required(DepositId.of(task.businessKey()));
  }
}
