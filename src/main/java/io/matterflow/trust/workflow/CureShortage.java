package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.FreezeId;
import io.matterflow.trust.Shortages;
import io.matterflow.trust.Shortages.Cured;
import io.matterflow.trust.Shortages.NotCured;
import io.matterflow.trust.Shortages.ReferenceUsed;
import io.matterflow.trust.Shortages.Transfer;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The account is short: a lawyer has the firm's own money transferred, all that is owed, and names the bank's reference
 * of it.
 */
@ModelTask(
    name = "Cure a trust shortage",
    does = "The account is short: a lawyer has the firm's own money transferred, all that is owed, and names the "
        + "bank's reference of it.",
    form = "cure-shortage")
@Component
class CureShortage implements TaskDesk {

  private static final String CURED = "CURED";
  private static final int PRESSING = 100;
  private static final int LONGEST_REFERENCE = 60;

  private final Shortages shortages;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  CureShortage(Shortages shortages, TrustAccounts accounts, TrustLawyers lawyers) {
    this.shortages = shortages;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return lawyers
        .assignment("Cure the shortage of %s, no. %s".formatted(account(task), task.businessKey().substring(0, 8)),
        accounts.today()).ofPriority(PRESSING);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var account = account(task);
    var owed = shortages.owed(account);
    return new TaskSheet(
        "Have %s transferred from the operating account to %s today, and name the bank's reference."
            .formatted(Wording.of(owed), account),
        "The bank took more than the ledger at fault held, so other clients' money has paid. Nothing is drawn from this account before.",
        List.of(new Fact("Account", account.value()), new Fact("Owed by the firm", Wording.of(owed))),
        List.of(new Link("audit", "What happened on the account", "/api/audit?entity=trust-account&id=" + account)),
        List.of(Choice.of(CURED, "It is transferred")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var account = account(task);
    var owed = shortages.owed(account);
    var answer = shortages.cure(account, transfer(owed, outcome), actor);
    if (answer instanceof NotCured refused) {
      throw refused.code() == TrustCode.TRUST_NOT_AUTHORIZED ? TrustLawyers.notAuthorized()
          : TrustLawyers.refused(refused.code()).at("/answers/on", refused.code().meaning());
    }
    if (answer instanceof ReferenceUsed) {
      throw Problem.refused("REFERENCE_USED", "Another transfer was recorded under this reference.",
          "Name the reference of the transfer that cures this.").at("/answers/reference", "used before");
    }
    if (answer instanceof Cured cured && cured.left().isPositive()) {
      throw Problem.conflict("STILL_SHORT", "%s is still owed.".formatted(Wording.of(cured.left())),
          "Open the task again.");
    }
  }

  private Transfer transfer(Money owed, TaskOutcome outcome) {
    var reference = Optional.ofNullable(outcome.answers().get("reference")).map(String::trim)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REFERENCE)
        .orElseThrow(() -> Problem.malformed("Name the bank's reference of the transfer, in at most %d characters."
            .formatted(LONGEST_REFERENCE)).at("/answers/reference", "the bank's reference"));
    return new Transfer(owed, day(outcome), reference);
  }

  private LocalDate day(TaskOutcome outcome) {
    var text = Optional.ofNullable(outcome.answers().get("on")).filter(words -> !words.isBlank());
    if (text.isEmpty()) {
      return accounts.today();
    }
    if (!text.get().matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw Problem.malformed("The day of the transfer is told like 2026-07-01.").at("/answers/on", "a day");
    }
    try {
      return LocalDate.parse(text.get());
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("There is no such day.").at("/answers/on", "a day");
    }
  }

  private TrustAccountId account(TaskAtHand task) {
    return shortages.accountOf(FreezeId.of(task.businessKey()));
  }
}
