package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.CloseId;
import io.matterflow.trust.Closes;
import io.matterflow.trust.Reconciliation;
import io.matterflow.trust.ReconciliationId;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.ReconcilingItem.Kind;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustClose;
import io.matterflow.trust.TrustCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A lawyer with trust authority reads what was compared and signs it, which locks the period; or sends it back. */
@ModelTask(
    name = "Sign a reconciliation",
    does = "A lawyer with trust authority reads what was compared and signs it, which locks the period; or sends "
        + "it back.",
    form = "sign-reconciliation")
@Component
class SignReconciliation implements TaskDesk {

  private static final String SIGN = "SIGN";
  private static final String RETURN = "RETURN";
  private static final int PRESSING = 80;

  private final Closes closes;
  private final Reconciliations reconciliations;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  SignReconciliation(Closes closes, Reconciliations reconciliations, TrustAccounts accounts, TrustLawyers lawyers) {
    this.closes = closes;
    this.reconciliations = reconciliations;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var close = close(task);
    var offered = lawyers.assignment("Sign the reconciliation of %s, %s, no. %s".formatted(close.account(),
        Wording.brief(close.periodEnd()), close.id().toString().substring(0, 8)), accounts.today());
    return accounts.today().isBefore(close.lateOn()) ? offered : offered.ofPriority(PRESSING);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var close = close(task);
    var made = newest(close);
    var figures = made.figures();
    var base = "/api/trust/accounts/%s/reconciliations/%s".formatted(close.account(), made.id());
    var outcomes = new ArrayList<Choice>();
    if (figures.areBalanced()) {
      outcomes.add(Choice.of(SIGN, figures.of(Kind.BANK_ERROR).isEmpty()
          ? "Sign it and lock the period"
          : "Sign it and lock the period; I have looked at the bank's errors and their evidence"));
    }
    outcomes.add(Choice.withReason(RETURN, "Send it back to the bookkeeper"));
    var facts = facts(made);
    if (!accounts.today().isAfter(close.periodEnd())) {
      facts.add(new Fact("The last day is not over",
          "What the bank still does on it cannot be told any more once this is signed: sign on the day after, unless nothing more can come."));
    }
    return new TaskSheet(
        figures.areBalanced()
            ? "Read the packet and sign that bank, book and ledgers were equal on %s."
                .formatted(Wording.of(close.periodEnd()))
            : "Bank, book and ledgers were not equal on %s: it cannot be signed. Send it back."
                .formatted(Wording.of(close.periodEnd())),
        "With the signature nothing is posted any more that is dated in the period. It is late when it is not signed before %s."
            .formatted(Wording.of(close.lateOn())),
        facts,
        List.of(
            new Link("reconciliation", "What was compared", base),
            new Link("pdf", "Packet (PDF)", base + "/packet?format=pdf"),
            new Link("csv", "Packet (CSV)", base + "/packet?format=csv")),
        outcomes);
  }

  private static List<Fact> facts(Reconciliation made) {
    var figures = made.figures();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Account", figures.account().value()));
    facts.add(new Fact("Bank statement", Wording.of(figures.bankBalance())));
    facts.add(new Fact("Deposits in transit", Wording.of(figures.total(Kind.IN_TRANSIT))));
    facts.add(new Fact("Outstanding payments", Wording.of(figures.total(Kind.OUTSTANDING))));
    facts.add(new Fact("Errors of the bank", Wording.of(figures.total(Kind.BANK_ERROR))));
    facts.add(new Fact("1. Adjusted bank", Wording.of(figures.adjustedBank())));
    facts.add(new Fact("2. Book", Wording.of(figures.bookBalance())));
    facts.add(new Fact("3. Ledgers", Wording.of(figures.ledgersTotal())));
    facts.add(new Fact("Difference", Wording.of(figures.difference())));
    figures.of(Kind.BANK_ERROR)
        .forEach(error -> facts.add(new Fact("The bank is wrong", "%s: %s Evidence: %s".formatted(
        Wording.of(error.amount()), error.note().orElse(""), error.evidence().orElse("")))));
    made.hints().forEach(hint -> facts.add(new Fact("Where to look", hint.cause().words())));
    facts.add(new Fact("Compared by", made.preparedBy().value()));
    return facts;
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var close = close(task);
    if (outcome.outcome().equals(RETURN)) {
      if (!closes.sendBack(close.id(), outcome.reason().orElseThrow(), actor)) {
        throw TrustLawyers.notAuthorized();
      }
      return;
    }
    var answer = reconciliations.sign(close.account(), read(close, outcome), true, actor);
    if (answer instanceof Refused refused) {
      throw refused.code() == TrustCode.TRUST_NOT_AUTHORIZED
          ? TrustLawyers.notAuthorized()
          : TrustLawyers.refused(refused.code());
    }
    if (!(answer instanceof Reconciliations.Done)) {
      throw Problem.conflict("ALREADY_DECIDED", "This reconciliation is gone.", "Open the task again.");
    }
  }

  /** The one that the person has read, with its bank errors; what was compared anew since is read again first. */
  private ReconciliationId read(TrustClose close, TaskOutcome outcome) {
    var newest = newest(close).id();
    var read = outcome.answers().getOrDefault("reconciliation", "");
    if (read.isEmpty()) {
      throw Problem.malformed("Say which reconciliation you have read.")
          .at("/answers/reconciliation", "the id that stands in the task's link to what was compared");
    }
    if (!read.equals(newest.toString())) {
      throw TrustLawyers.refused(TrustCode.TRUST_RECONCILIATION_STALE);
    }
    return newest;
  }

  private Reconciliation newest(TrustClose close) {
    return reconciliations.newest(close.account(), close.periodEnd())
        .orElseThrow(() -> new IllegalStateException("nothing was compared for close " + close.id()));
  }

  private TrustClose close(TaskAtHand task) {
    return closes.required(CloseId.of(task.businessKey()));
  }
}
