package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Releases;
import io.matterflow.trust.TrustAccounts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A lawyer decides whether a deposit may be drawn before it has cleared. */
@ModelTask(
    name = "Release a trust deposit",
    does = "A lawyer decides whether a deposit may be drawn before it has cleared.")
@Component
class ReleaseDeposit implements TaskDesk {

  private static final String RELEASE = "RELEASE";
  private static final String KEEP = "KEEP";

  private final Deposits deposits;
  private final Releases releases;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  ReleaseDeposit(Deposits deposits, Releases releases, TrustAccounts accounts, TrustLawyers lawyers) {
    this.deposits = deposits;
    this.releases = releases;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return lawyers.assignment(DepositWords.title("Release early the deposit on", deposit(task)), accounts.today());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var deposit = deposit(task);
    var facts = new ArrayList<>(DepositWords.facts(deposit));
    releases.asked(deposit.id()).ifPresent(asked -> {
      facts.add(new Fact("Asked for by", asked.by().value()));
      facts.add(new Fact("Because", asked.reason()));
    });
    return new TaskSheet(
        "Say whether this deposit may be drawn before it has cleared.",
        "If the bank takes it back after it was drawn, other clients' money has paid for it until the firm cures that.",
        facts,
        DepositWords.links(deposit),
        List.of(Choice.of(KEEP, "It waits for its day"), Choice.withReason(RELEASE, "It may be drawn from today on")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var release = outcome.outcome().equals(RELEASE);
    if (release && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say why it may be drawn before it has cleared.").at("/reason", "required for RELEASE");
    }
    var answer = releases.decide(DepositId.of(task.businessKey()), release, outcome.reason(), actor);
    if (answer instanceof Refused) {
      throw TrustLawyers.notAuthorized();
    }
    if (!(answer instanceof Done)) {
      throw Problem.conflict("ALREADY_DECIDED", "Nobody is asked about this deposit any more.",
          "Read the deposit again.");
    }
  }

  private Deposit deposit(TaskAtHand task) {
    return deposits.required(DepositId.of(task.businessKey()));
  }
}
